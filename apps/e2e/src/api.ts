import { finalStatuses, type ExportState, type ExportTicket, type GraphCreated } from '@manim-nodes/contracts';
import { eventually } from './processes';

/** What a program asks of the gateway; each method throws with the server's answer when it is not a success. */
export class Api {
  constructor(readonly url: string) {}

  async createGraph(graph: unknown): Promise<GraphCreated> {
    return (await this.#send('POST', '/api/graphs', graph)).json() as Promise<GraphCreated>;
  }

  /** The Python that a saved graph compiles to. */
  async python(graphId: string): Promise<string> {
    return (await this.#send('GET', `/api/graphs/${graphId}/python`)).text();
  }

  async compile(graph: unknown): Promise<object> {
    return (await this.#send('POST', '/api/compile', graph)).json() as Promise<object>;
  }

  async startExport(request: object): Promise<ExportTicket> {
    return (await this.#send('POST', '/api/export', request)).json() as Promise<ExportTicket>;
  }

  async exportState(jobId: string): Promise<ExportState> {
    return (await this.#send('GET', `/api/export/${jobId}`)).json() as Promise<ExportState>;
  }

  async cancelExport(jobId: string): Promise<void> {
    await this.#send('DELETE', `/api/export/${jobId}`);
  }

  /** Waits until an export has begun to draw. */
  async drawing(jobId: string): Promise<ExportState> {
    return eventually(`export ${jobId} draws`, 30_000, async () => {
      const state = await this.exportState(jobId);
      if (finalStatuses.has(state.status)) throw new Error(`ended too early: ${JSON.stringify(state)}`);
      return state.status === 'rendering' && state.progress > 0 ? state : undefined;
    });
  }

  /** Waits until an export has ended, whichever way. */
  async ended(jobId: string, patience = 60_000): Promise<ExportState> {
    return eventually(`export ${jobId} ends`, patience, async () => {
      const state = await this.exportState(jobId);
      return finalStatuses.has(state.status) ? state : undefined;
    });
  }

  /** Bytes of what lies at a path of the server. */
  async fetch(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.#send('GET', path)).arrayBuffer());
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
