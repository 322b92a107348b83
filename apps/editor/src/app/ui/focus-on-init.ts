import { afterNextRender, Directive, ElementRef, inject } from '@angular/core';

/** Puts the focus into a field that has just appeared, with its text selected. */
@Directive({ selector: '[mnFocusOnInit]' })
export class FocusOnInit {
  constructor() {
    const field = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      field.focus();
      field.select();
    });
  }
}
