import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { idPattern, type Graph } from '@manim-nodes/graph-model';
import { atomicWrite, isMissing, namesIn, sweepTemporaries, syncFolder } from './atomic-write';
import { fileLimit, printGraphFile, readGraphFile, storedGraph, type StoredGraph } from './graph-file';
import { KeyedMutex } from './keyed-mutex';
import { openRegularFile } from './regular-file';
import { RevisionConflict } from './storage-error';

/** What a list says of a graph. */
export interface GraphEntry {
  readonly id: string;
  readonly name: string;
  readonly updated_at: string;
  readonly node_count: number;
}

export interface GraphQuery {
  readonly sort: 'name' | 'updated_at';
  readonly order: 'asc' | 'desc';
  /** Part of the name, in any case. */
  readonly q?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface GraphList {
  /** How many match, on all pages. */
  readonly total: number;
  readonly graphs: readonly GraphEntry[];
}

const oneHour = 3_600_000;

/** Files that a list reads at the same time: a process may hold only so many open. */
const openAtOnce = 64;

/**
 * One file for each graph, `{id}.json` in the projects folder. Changes of one graph wait for each other; a file that
 * cannot be read is set aside under another name and never overwritten.
 */
export class FileGraphStore {
  private readonly mutex = new KeyedMutex();
  /** Entries of files that have not changed since they were read, by id. */
  private readonly entries = new Map<string, { readonly stamp: string; readonly entry: GraphEntry }>();

  /** `warn` is told of files that were set aside or changed from outside. */
  constructor(
    private readonly folder: string,
    private readonly warn: (message: string) => void,
  ) {}

  /** Makes the folder and removes what killed writers left behind. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await sweepTemporaries(this.folder, oneHour);
  }

  /** Stores a new graph under its id. Throws `RevisionConflict` when there is one, `DiskFull` when it does not fit. */
  async create(graph: Graph, now: Date): Promise<StoredGraph> {
    return this.mutex.run(graph.id, async () => {
      const present = await this.load(graph.id);
      if (present) throw new RevisionConflict(graph.id, present.etag);
      const time = now.toISOString();
      return this.write(storedGraph(graph, time, time, 1));
    });
  }

  /** The graph of that id, `undefined` without one. */
  async read(id: string): Promise<StoredGraph | undefined> {
    if (!idPattern.test(id)) return undefined;
    return this.mutex.run(id, () => this.load(id));
  }

  /**
   * Stores a new version of a graph; `undefined` when there is no graph of that id. With `expected`, an etag or several,
   * throws `RevisionConflict` unless the stored version is among them.
   */
  async replace(graph: Graph, now: Date, expected?: readonly string[]): Promise<StoredGraph | undefined> {
    return this.mutex.run(graph.id, async () => {
      const present = await this.load(graph.id);
      if (!present) return undefined;
      refuseUnexpected(present, expected);
      return this.write(storedGraph(graph, present.created_at, now.toISOString(), present.rev + 1));
    });
  }

  /** Deletes a graph; false when there is none of that id. */
  async remove(id: string, expected?: readonly string[]): Promise<boolean> {
    return this.mutex.run(id, async () => {
      const present = await this.load(id);
      if (!present) return false;
      refuseUnexpected(present, expected);
      // Renamed first: a crash in between leaves no half-deleted project, and open readers finish.
      const trash = join(this.folder, '.trash');
      await mkdir(trash, { recursive: true });
      const buried = join(trash, `${id}.${randomUUID()}.json`);
      await rename(this.file(id), buried);
      await syncFolder(this.folder);
      await rm(buried, { force: true });
      this.entries.delete(id);
      return true;
    });
  }

  /** The graphs that match, a page of them. A file that cannot be read is left out and never stops the list. */
  async list(query: GraphQuery): Promise<GraphList> {
    const names = await namesIn(this.folder);
    const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
    const wanted = query.q?.toLowerCase() ?? '';
    const matching = (await this.entriesOf(ids.filter((id) => idPattern.test(id))))
      .filter((entry) => entry.name.toLowerCase().includes(wanted))
      .sort(comparison(query));
    const from = query.offset ?? 0;
    const to = query.limit === undefined ? undefined : from + query.limit;
    return { total: matching.length, graphs: matching.slice(from, to) };
  }

  private async entriesOf(ids: readonly string[]): Promise<readonly GraphEntry[]> {
    const entries: GraphEntry[] = [];
    for (let from = 0; from < ids.length; from += openAtOnce) {
      const read = await Promise.all(ids.slice(from, from + openAtOnce).map((id) => this.entry(id)));
      entries.push(...read.filter((entry) => entry !== undefined));
    }
    return entries;
  }

  private async entry(id: string): Promise<GraphEntry | undefined> {
    try {
      const { mtimeMs, size, ino } = await stat(this.file(id));
      const stamp = `${mtimeMs}-${size}-${ino}`;
      const known = this.entries.get(id);
      if (known?.stamp === stamp) return known.entry;
      const stored = await this.read(id);
      if (!stored) return undefined;
      const entry = {
        id,
        name: stored.graph.name,
        updated_at: stored.updated_at,
        node_count: stored.graph.nodes.length,
      };
      this.entries.set(id, { stamp, entry });
      return entry;
    } catch (error) {
      if (!isMissing(error)) this.warn(`Project ${id}.json cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  private async load(id: string): Promise<StoredGraph | undefined> {
    const handle = await openRegularFile(this.file(id));
    if (!handle) return undefined;
    try {
      const { size, mtime } = await handle.stat();
      if (size > fileLimit) {
        await this.setAside(id, `larger than ${fileLimit} bytes`);
        return;
      }
      const reading = readGraphFile(await handle.readFile('utf8'), id, mtime.toISOString());
      if (!reading.ok) {
        await this.setAside(id, reading.reason);
        return;
      }
      return reading.stored;
    } finally {
      await handle.close();
    }
  }

  private async setAside(id: string, reason: string): Promise<undefined> {
    const aside = `${id}.json.corrupt-${new Date().toISOString().replaceAll(':', '-')}`;
    await rename(this.file(id), join(this.folder, aside));
    this.entries.delete(id);
    this.warn(`Project ${id}.json is broken (${reason}); it was kept as ${aside}`);
    return undefined;
  }

  private async write(stored: StoredGraph): Promise<StoredGraph> {
    await atomicWrite(this.file(stored.graph.id), printGraphFile(stored));
    return stored;
  }

  private file(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

function refuseUnexpected(present: StoredGraph, expected: readonly string[] | undefined): void {
  if (expected === undefined || expected.includes('*') || expected.includes(present.etag)) return;
  throw new RevisionConflict(present.graph.id, present.etag);
}

function comparison({ sort, order }: GraphQuery): (one: GraphEntry, other: GraphEntry) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (one, other) => sign * one[sort].localeCompare(other[sort]) || one.id.localeCompare(other.id);
}
