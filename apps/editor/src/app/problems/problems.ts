import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { CompiledGraph } from '../graph/compiled-graph';
import { DiagnosticList } from './diagnostic-list';

/** Every message about the document, errors first. */
@Component({
  selector: 'mn-problems',
  imports: [DiagnosticList],
  template: `
    @if (compiled.diagnostics().length > 0) {
      <mn-diagnostic-list [diagnostics]="compiled.diagnostics()" [withPlace]="true" />
    } @else {
      <p>No problems</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 16px;
    }
    p {
      margin: 0;
      color: var(--dim);
      font-size: var(--size-12);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Problems {
  protected readonly compiled = inject(CompiledGraph);
}
