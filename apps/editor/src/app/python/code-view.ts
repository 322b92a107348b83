import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { python } from '@codemirror/lang-python';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const setLines = StateEffect.define<ReadonlySet<number>>();
const lit = Decoration.line({ class: 'lit' });

/** The lines of the selected nodes. */
const litLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const change of transaction.effects) {
      if (!change.is(setLines)) continue;
      const { doc } = transaction.state;
      const lines = [...change.value].filter((line) => line <= doc.lines).sort((a, b) => a - b);
      return Decoration.set(lines.map((line) => lit.range(doc.line(line).from)));
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: '#b08cc4' },
  { tag: [tags.definition(tags.className), tags.definition(tags.function(tags.variableName))], color: '#58c4dd' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: '#9cdceb' },
  { tag: [tags.number, tags.bool, tags.null], color: '#83c167' },
  { tag: tags.string, color: '#f0ac5f' },
  { tag: tags.self, color: '#d4798d' },
  { tag: tags.comment, color: '#98a1b0' },
]);

const look = EditorView.theme(
  {
    '&': { height: '100%', fontSize: '0.75rem', color: 'var(--text)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65' },
    '.cm-content': { padding: '8px 0' },
    '.cm-gutters': { border: '0', background: 'none', color: '#5f6877' },
    '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 10px 0 8px' },
    '.cm-line.lit': { background: 'var(--accent-soft)', boxShadow: 'inset 2px 0 0 var(--accent)' },
    '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
      background: 'color-mix(in srgb, var(--accent) 30%, transparent) !important',
    },
    '.cm-cursor': { display: 'none' },
  },
  { dark: true },
);

/** Python to read, with some lines lit. */
@Component({
  selector: 'mn-code-view',
  template: '',
  styles: `
    :host {
      display: block;
      height: 100%;
      min-height: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodeView {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #view = signal<EditorView | undefined>(undefined);
  readonly code = input.required<string>();
  readonly lines = input.required<ReadonlySet<number>>();
  /** The line (from 1) that was clicked. */
  readonly picked = output<number>();

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const view = this.#create();
      destroyed.onDestroy(() => {
        view.destroy();
      });
      this.#view.set(view);
    });
    effect(() => {
      const view = this.#view();
      const code = this.code();
      if (!view || view.state.doc.toString() === code) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    });
    effect(() => {
      const view = this.#view();
      this.code();
      const lines = this.lines();
      if (!view) return;
      view.dispatch({ effects: setLines.of(lines) });
      const first = Math.min(...lines);
      if (first <= view.state.doc.lines) {
        view.dispatch({
          effects: EditorView.scrollIntoView(view.state.doc.line(first).from, { y: 'nearest', yMargin: 40 }),
        });
      }
    });
  }

  #create(): EditorView {
    return new EditorView({
      parent: this.#host,
      state: EditorState.create({
        doc: this.code(),
        extensions: [
          lineNumbers(),
          python(),
          syntaxHighlighting(colors),
          look,
          litLines,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ 'aria-label': 'Generated Python', tabindex: '0' }),
          EditorView.domEventHandlers({
            click: (event, view) => {
              const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
              if (at !== null) this.picked.emit(view.state.doc.lineAt(at).number);
            },
          }),
        ],
      }),
    });
  }
}
