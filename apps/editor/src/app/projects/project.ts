import { Location } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { blankGraph, starterGraph } from '../graph/starter-graph';
import { GraphStore } from '../graph/graph-store';
import { plainWords } from '../server/server-error';
import { GraphLibrary } from './graph-library';

/** The document on the server: opened, saved and named in the address, so that a reload finds it again. */
@Injectable({ providedIn: 'root' })
export class Project {
  readonly #store = inject(GraphStore);
  readonly #library = inject(GraphLibrary);
  readonly #location = inject(Location);

  readonly saving = signal(false);
  /** What went wrong last, in plain words. */
  readonly problem = signal<string | undefined>(undefined);

  /** Opens what the address names, else leaves the starter. */
  async openFromAddress(): Promise<void> {
    const id = new URLSearchParams(window.location.search).get('graph');
    if (id !== null) await this.open(id);
  }

  /** Gives back whether the document is open now. */
  async open(id: string): Promise<boolean> {
    return this.#attempt(async () => {
      this.#store.open(await this.#library.load(id), true);
      this.#location.replaceState('/', `graph=${encodeURIComponent(id)}`);
    });
  }

  startBlank(): void {
    this.#store.open(blankGraph(), false);
    this.#location.replaceState('/');
  }

  startFromStarter(): void {
    this.#store.open(starterGraph(), false);
    this.#location.replaceState('/');
  }

  /** Saves the document; edits made meanwhile stay unsaved. Gives back whether it worked. */
  async save(): Promise<boolean> {
    if (this.saving()) return false;
    this.saving.set(true);
    try {
      return await this.#attempt(() => (this.#store.stored() ? this.#update() : this.#create()));
    } finally {
      this.saving.set(false);
    }
  }

  async #create(): Promise<void> {
    const graph = this.#store.graph();
    const { id } = await this.#library.create(graph);
    this.#store.adopt(id, graph);
    this.#location.replaceState('/', `graph=${encodeURIComponent(id)}`);
  }

  async #update(): Promise<void> {
    const graph = this.#store.graph();
    await this.#library.update(graph);
    this.#store.markSaved(graph);
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    this.problem.set(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      this.problem.set(plainWords(error));
      return false;
    }
  }
}
