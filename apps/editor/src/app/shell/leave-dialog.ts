import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { GraphStore } from '../graph/graph-store';
import { Dialog } from '../ui/dialog';

/** Asks what becomes of unsaved changes before another document takes the place of this one. */
@Component({
  selector: 'mn-leave-dialog',
  imports: [Dialog],
  template: `
    <mn-dialog heading="Save changes?" [width]="420" (closed)="answered.emit('stay')">
      <p>“{{ store.graph().name }}” has changes that are not saved.</p>
      <footer>
        <button type="button" class="button" (click)="answered.emit('stay')">Cancel</button>
        <button type="button" class="button danger" (click)="answered.emit('discard')">Don’t save</button>
        <button type="button" class="button primary" (click)="answered.emit('save')">Save and go on</button>
      </footer>
    </mn-dialog>
  `,
  styles: `
    p {
      margin: 0;
      padding: 20px;
    }
    footer {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      padding: 12px 20px;
      border-top: 1px solid var(--line);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaveDialog {
  protected readonly store = inject(GraphStore);
  readonly answered = output<'stay' | 'discard' | 'save'>();
}
