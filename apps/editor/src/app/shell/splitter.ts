import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Layout, type Panel } from './layout';

/** Pixels for one press of an arrow key. */
const keyStep = 16;

/** The line between two panels: drag it, or focus it and use the arrow keys. */
@Component({
  selector: 'mn-splitter',
  template: '',
  styles: `
    :host {
      position: relative;
      z-index: 5;
      flex: none;
      width: 1px;
      background: var(--line);
      cursor: col-resize;
      touch-action: none;
      transition: background var(--quick);
    }
    :host(.flat) {
      width: auto;
      height: 1px;
      cursor: row-resize;
    }
    :host::after {
      position: absolute;
      inset: 0 -4px;
      content: '';
    }
    :host(.flat)::after {
      inset: -4px 0;
    }
    :host(:hover),
    :host(:focus-visible) {
      outline: none;
      background: var(--accent);
    }
  `,
  host: {
    role: 'separator',
    tabindex: '0',
    '[class.flat]': 'flat()',
    '[attr.aria-orientation]': 'flat() ? "horizontal" : "vertical"',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'size()',
    '(pointerdown)': 'drag($event)',
    '(keydown)': 'nudge($event)',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Splitter {
  readonly #layout = inject(Layout);
  readonly panel = input.required<Panel>();
  readonly label = input.required<string>();
  /** The line is horizontal and the panel lies above it. */
  readonly flat = input(false);
  /** The panel lies behind the line, so that dragging towards the start makes it larger. */
  readonly behind = input(false);
  protected readonly size = computed(() => this.#layout.sizes()[this.panel()]);

  protected drag(event: PointerEvent): void {
    const line = event.currentTarget;
    if (!(line instanceof HTMLElement)) return;
    event.preventDefault();
    line.setPointerCapture(event.pointerId);
    const from = this.size();
    const sign = this.behind() ? -1 : 1;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const way = this.flat() ? clientY - event.clientY : clientX - event.clientX;
      this.#layout.resize(this.panel(), from + sign * way);
    };
    line.addEventListener('pointermove', move);
    line.addEventListener(
      'lostpointercapture',
      () => {
        line.removeEventListener('pointermove', move);
      },
      { once: true },
    );
  }

  protected nudge(event: KeyboardEvent): void {
    const ways: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
    const way = ways[event.key];
    if (way === undefined) return;
    event.preventDefault();
    this.#layout.resize(this.panel(), this.size() + (this.behind() ? -way : way) * keyStep);
  }
}
