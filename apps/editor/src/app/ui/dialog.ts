import { afterNextRender, ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { LucideX } from '@lucide/angular';

let count = 0;

/** A modal window over the page: the browser keeps the focus inside and closes it on Escape. */
@Component({
  selector: 'mn-dialog',
  imports: [LucideX],
  template: `
    <dialog
      #window
      [attr.aria-labelledby]="id"
      [style.width.px]="width()"
      (close)="closed.emit()"
      (mousedown)="$event.target === window && window.close()"
    >
      <header>
        <h2 [id]="id">{{ heading() }}</h2>
        <button type="button" class="icon-button" aria-label="Close" (click)="window.close()">
          <svg lucideX [size]="16"></svg>
        </button>
      </header>
      <ng-content />
    </dialog>
  `,
  styleUrl: './dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly width = input(480);
  readonly closed = output();
  protected readonly id = `dialog-${(count += 1)}`;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      host.querySelector('dialog')?.showModal();
    });
  }
}
