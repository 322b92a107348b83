import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { LucideCircleAlert, LucideInfo, LucideTriangleAlert } from '@lucide/angular';
import type { Diagnostic } from '@manim-nodes/graph-model';
import { CanvasView } from '../canvas/canvas-view';
import { titleOf } from '../graph/catalogue';
import { GraphStore } from '../graph/graph-store';

/** Messages about the document: where it is (click), what it is, and a button that mends it where one change does. */
@Component({
  selector: 'mn-diagnostic-list',
  imports: [LucideCircleAlert, LucideInfo, LucideTriangleAlert],
  template: `
    @for (diagnostic of diagnostics(); track $index) {
      <li [class]="diagnostic.severity">
        @switch (diagnostic.severity) {
          @case ('error') {
            <svg lucideCircleAlert [size]="14" aria-label="Error"></svg>
          }
          @case ('warning') {
            <svg lucideTriangleAlert [size]="14" aria-label="Warning"></svg>
          }
          @case ('info') {
            <svg lucideInfo [size]="14" aria-label="Hint"></svg>
          }
        }
        <div>
          <p>{{ diagnostic.message }}</p>
          @if (withPlace() && placeOf(diagnostic); as place) {
            <button type="button" class="place" (click)="view.reveal(place.id)">{{ place.title }}</button>
          }
        </div>
        @if (diagnostic.fix; as fix) {
          <button type="button" class="button small" (click)="apply(diagnostic)">{{ fix.title }}</button>
        }
      </li>
    }
  `,
  styleUrl: './diagnostic-list.scss',
  host: { role: 'list' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DiagnosticList {
  readonly #store = inject(GraphStore);
  protected readonly view = inject(CanvasView);
  readonly diagnostics = input.required<readonly Diagnostic[]>();
  /** Names the node of each message, as a way to it. */
  readonly withPlace = input(false);

  protected placeOf(diagnostic: Diagnostic): { readonly id: string; readonly title: string } | undefined {
    const node = this.#store.nodes().get(diagnostic.node_id?.split('/')[0] ?? '');
    return node && { id: node.id, title: `${titleOf(node)} ${node.id}` };
  }

  protected apply({ fix }: Diagnostic): void {
    if (fix) this.#store.run(...fix.commands);
  }
}
