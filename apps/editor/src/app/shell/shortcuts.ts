import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { CanvasView } from '../canvas/canvas-view';
import { GraphStore } from '../graph/graph-store';
import { PreviewStore } from '../preview/preview-store';
import { Project } from '../projects/project';

/** A key as it is written in the table: modifiers in this order, then the key in lower case. */
function keyOf(event: KeyboardEvent): string {
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey ? 'shift' : '',
  ];
  return [...modifiers, event.key.toLowerCase()].filter((part) => part !== '').join('+');
}

const editable = 'input, textarea, select, [contenteditable="true"], .cm-content';

/** The keys of the editor. They rest while somebody types into a field or a dialogue is open, but for saving. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #document = inject(DOCUMENT);
  readonly #store = inject(GraphStore);
  readonly #view = inject(CanvasView);
  readonly #preview = inject(PreviewStore);
  readonly #project = inject(Project);
  #pointer = { x: 0, y: 0 };

  /** The dialogue that stands open, if any. */
  readonly dialog = signal<'projects' | 'export' | undefined>(undefined);

  readonly #everywhere: Readonly<Record<string, () => void>> = {
    'ctrl+s': () => void this.#project.save(),
    'ctrl+o': () => {
      this.dialog.set('projects');
    },
    'ctrl+e': () => {
      this.dialog.set('export');
    },
    'ctrl+enter': () => {
      this.#preview.render();
    },
  };

  readonly #onCanvas: Readonly<Record<string, () => void>> = {
    'ctrl+z': () => {
      this.#store.undo();
    },
    'ctrl+shift+z': () => {
      this.#store.redo();
    },
    'ctrl+y': () => {
      this.#store.redo();
    },
    'ctrl+a': () => {
      this.#store.selectAll();
    },
    'ctrl+d': () => {
      this.#store.duplicateSelected();
    },
    delete: () => {
      this.#store.removeSelected();
    },
    backspace: () => {
      this.#store.removeSelected();
    },
    escape: () => {
      this.#store.select([]);
    },
    'shift+a': () => {
      this.#view.openQuickAdd(this.#view.contains(this.#pointer) ? this.#pointer : undefined);
    },
    f: () => {
      this.#view.fitSelection();
    },
    '0': () => {
      this.#view.fitAll();
    },
    m: () => {
      this.#turnOff();
    },
  };

  listen(): void {
    this.#document.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
      this.#pointer = { x, y };
    });
    this.#document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest(editable) !== null;
      const busy = typing || this.dialog() !== undefined || this.#view.quickAdd() !== undefined;
      const run =
        (this.dialog() === undefined ? this.#everywhere[keyOf(event)] : undefined) ??
        (busy ? undefined : this.#onCanvas[keyOf(event)]);
      if (!run) return;
      event.preventDefault();
      run();
    });
  }

  #turnOff(): void {
    const chosen = [...this.#store.selection().nodes].flatMap((id) => this.#store.nodes().get(id) ?? []);
    const off = chosen.some((node) => node.off !== true) || undefined;
    this.#store.run(...chosen.map(({ id }) => ({ type: 'set-fields', id, fields: { off } }) as const));
  }
}
