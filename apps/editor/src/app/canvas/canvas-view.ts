import { computed, inject, Injectable, signal } from '@angular/core';
import { CompiledGraph } from '../graph/compiled-graph';
import { GraphStore } from '../graph/graph-store';
import { around, type Box, type Camera, fit, freeBeside, toDocument, zoomAt } from './camera';
import { type Card, cardsOf, cardSize } from './card';

interface Point {
  readonly x: number;
  readonly y: number;
}

const boxOf = ({ node, width, height }: Card): Box => ({ x: node.position.x, y: node.position.y, width, height });

/** What the canvas shows and from where; all of it follows from the document, nothing is measured but the view itself. */
@Injectable({ providedIn: 'root' })
export class CanvasView {
  readonly #store = inject(GraphStore);
  readonly #compiled = inject(CompiledGraph);
  readonly #view = signal<Box>({ x: 0, y: 0, width: 1, height: 1 });

  readonly camera = signal<Camera>({ x: 0, y: 0, scale: 1 });
  readonly zoomPercent = computed(() => Math.round(this.camera().scale * 100));
  readonly cards = computed(() => cardsOf(this.#store.graph(), this.#compiled.byNode()));
  /** Where quick-add stands open, in CSS pixels of the window; `undefined` when it is closed. */
  readonly quickAdd = signal<QuickAddRequest | undefined>(undefined);

  /** Tells where the canvas lies in the window. */
  place(view: Box): void {
    this.#view.set(view);
  }

  fitAll(): void {
    this.#fit(this.cards());
  }

  fitSelection(): void {
    const { nodes } = this.#store.selection();
    const chosen = this.cards().filter(({ id }) => nodes.has(id));
    this.#fit(chosen.length > 0 ? chosen : this.cards());
  }

  zoomBy(factor: number): void {
    const { width, height } = this.#view();
    this.camera.update((camera) => zoomAt(camera, factor, { x: width / 2, y: height / 2 }));
  }

  /** Selects a node and brings it into the middle without changing the zoom. */
  reveal(id: string): void {
    const card = this.cards().find((candidate) => candidate.id === id);
    if (!card) return;
    this.#store.select([id]);
    this.#centre(boxOf(card));
  }

  /** Brings a node into the middle, unless it is in view already. */
  ensureVisible(id: string): void {
    const card = this.cards().find((candidate) => candidate.id === id);
    if (!card) return;
    const { width, height } = this.#view();
    const { x, y, scale } = this.camera();
    const box = boxOf(card);
    const [left, top] = [box.x * scale + x, box.y * scale + y];
    const inside = left >= 0 && top >= 0 && left + box.width * scale <= width && top + box.height * scale <= height;
    if (!inside) this.#centre(box);
  }

  /** The point of the document under a point of the window. */
  documentPoint(client: Point): Point {
    const view = this.#view();
    return toDocument(this.camera(), { x: client.x - view.x, y: client.y - view.y });
  }

  contains(client: Point): boolean {
    const { x, y, width, height } = this.#view();
    return client.x >= x && client.y >= y && client.x <= x + width && client.y <= y + height;
  }

  /** The place nearest to the middle of the view where a new node covers no other. */
  freePlace(): Point {
    const { x, y, width, height } = this.#view();
    const middle = this.documentPoint({ x: x + width / 2, y: y + height / 2 });
    const start = { x: middle.x - newNode.width / 2, y: middle.y - newNode.height / 2 };
    return freeBeside(start, newNode, this.cards().map(boxOf));
  }

  openQuickAdd(client?: Point, wire?: QuickAddRequest['wire']): void {
    const view = this.#view();
    const at = client ?? { x: view.x + view.width / 2 - 140, y: view.y + view.height / 3 };
    this.quickAdd.set(wire === undefined ? { at } : { at, wire });
  }

  #centre(box: Box): void {
    const { width, height } = this.#view();
    const { scale } = this.camera();
    this.camera.set({
      x: width / 2 - (box.x + box.width / 2) * scale,
      y: height / 2 - (box.y + box.height / 2) * scale,
      scale,
    });
  }

  #fit(cards: readonly Card[]): void {
    const box = around(cards.map(boxOf));
    if (box) this.camera.set(fit(box, this.#view()));
  }
}

/** Room that is kept for a node whose size is not known yet. */
const newNode = { width: cardSize.width, height: 200 } as const;

/** Asks for the quick-add menu at a point of the window; with `wire`, only for what fits that loose end. */
export interface QuickAddRequest {
  readonly at: Point;
  readonly wire?: { readonly node: string; readonly side: 'in' | 'out'; readonly handle: string };
}
