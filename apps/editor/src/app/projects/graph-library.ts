import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { GraphCreated, GraphSummary, GraphUpdated } from '@manim-nodes/contracts';
import { type Graph, parseGraph } from '@manim-nodes/graph-model';
import { firstValueFrom } from 'rxjs';

/** The saved documents on the server. Every method rejects with Angular's HttpErrorResponse when the server refuses. */
@Injectable({ providedIn: 'root' })
export class GraphLibrary {
  readonly #http = inject(HttpClient);

  list(): Promise<readonly GraphSummary[]> {
    return firstValueFrom(this.#http.get<readonly GraphSummary[]>('/api/graphs'));
  }

  /** Reads a document; an Error says what is wrong with one that cannot be opened. */
  async load(id: string): Promise<Graph> {
    const answer = await firstValueFrom(this.#http.get<unknown>(`/api/graphs/${encodeURIComponent(id)}`));
    const parsed = parseGraph(answer, { id });
    if (parsed.ok) return parsed.graph;
    throw new Error(parsed.diagnostics[0]?.message ?? 'This project cannot be read');
  }

  /** Stores a new document. The server gives it its id. */
  create(graph: Graph): Promise<GraphCreated> {
    return firstValueFrom(this.#http.post<GraphCreated>('/api/graphs', graph));
  }

  update(graph: Graph): Promise<GraphUpdated> {
    return firstValueFrom(this.#http.put<GraphUpdated>(`/api/graphs/${graph.id}`, graph));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/graphs/${id}`));
  }
}
