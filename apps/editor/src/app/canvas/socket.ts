import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { PortType } from '@manim-nodes/graph-model';
import { lookOf, type SocketShape } from './port-look';

/** Outlines in a box of 12 × 12. What is hollow stays hollow when wired. */
const outlines: Readonly<Record<SocketShape, string>> = {
  square: 'M2.5 2.5h7v7h-7z',
  diamond: 'M6 1l5 5-5 5-5-5z',
  dot: 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  arrow: 'M5 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 3-1.7L11.5 6 8 4.2a3.5 3.5 0 0 0-3-1.7z',
  ring: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm0 2.6a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8z',
  half: 'M6 2a4 4 0 0 0 0 8zm.6 0a4 4 0 0 1 0 8',
  curve: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM4.1 8.2c2.4 0 1.4-4.4 3.8-4.4',
  grid: 'M2 2h3.4v3.4H2zM6.6 2H10v3.4H6.6zM2 6.6h3.4V10H2zM6.6 6.6H10V10H6.6z',
  target: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm0 3.2a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6z',
  frame: 'M1.5 1.5h9v9h-9zM4.2 4.2h3.6v3.6H4.2z',
  triangle: 'M3 1.8l7 4.2-7 4.2z',
};

/** The picture of a socket: shape and colour of its type, filled when a wire is there. */
@Component({
  selector: 'mn-socket',
  template: `
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" [style.color]="look().color">
      @if (look().doubled) {
        <path class="shadow" transform="translate(2.2 -2.2)" [attr.d]="outline()" />
      }
      <path fill-rule="evenodd" [class.wired]="wired()" [attr.d]="outline()" />
    </svg>
  `,
  styles: `
    :host,
    svg {
      display: block;
      width: 12px;
      height: 12px;
      overflow: visible;
    }
    path {
      fill: var(--raised);
      stroke: currentColor;
      stroke-width: 1.5px;
      stroke-linejoin: round;
    }
    path.wired {
      fill: currentColor;
    }
    path.shadow {
      stroke-width: 1.2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Socket {
  readonly type = input.required<PortType>();
  readonly wired = input(false);
  protected readonly look = computed(() => lookOf(this.type()));
  protected readonly outline = computed(() => outlines[this.look().shape]);
}
