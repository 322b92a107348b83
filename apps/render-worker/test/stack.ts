import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig, type Config } from '@manim-nodes/config';
import { newGraph, type Graph, type GraphNode } from '@manim-nodes/graph-model';
import type { AppLogger } from '@manim-nodes/logging';

const root = resolve(__dirname, '../../..');

/** Folders for one test and the environment that leads to them. */
export async function testHome(redisUrl: string): Promise<{
  readonly env: NodeJS.ProcessEnv;
  readonly config: (workerId: string, changes?: NodeJS.ProcessEnv) => Config;
  readonly remove: () => Promise<void>;
}> {
  const home = await mkdtemp(join(tmpdir(), 'render-worker-'));
  const env = {
    HOME: home,
    MANIM_NODES_HOME: home,
    PREVIEW_DIR: join(home, 'preview'),
    REDIS_URL: redisUrl,
    MANIM_NODES_PYTHON: join(root, '.venv/bin/python'),
    TEXMFHOME: join(root, '.texmf'),
  };
  return {
    env,
    config: (workerId, changes = {}) => loadConfig({ env: { ...env, ...changes, WORKER_ID: workerId }, cwd: home }),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Keeps what is logged, for a test to look at. */
export class MemoryLogger implements AppLogger {
  readonly lines: string[] = [];
  readonly debug = (): void => undefined;
  readonly info = this.keep('INFO');
  readonly warning = this.keep('WARNING');
  readonly error = this.keep('ERROR');
  readonly critical = this.keep('CRITICAL');
  readonly close = (): Promise<void> => Promise.resolve();

  private keep(level: string) {
    return (message: string, context: object = {}): void => {
      this.lines.push(`${level} ${message} ${JSON.stringify(context)}`);
    };
  }
}

/** A node as a test writes it; ids count by themselves. */
type NodeText = readonly [type: string, data?: GraphNode['data']];

/** A graph of nodes in play order and wires written as `n1.shape-n2.mobject`. */
export function graph(
  nodes: readonly NodeText[],
  wires: readonly string[],
  settings: Partial<Graph['settings']> = {},
): Graph {
  const empty = newGraph({ id: 'test', name: 'Test' });
  return {
    ...empty,
    settings: { ...empty.settings, ...settings },
    nodes: nodes.map(([type, data = {}], index) => ({ id: `n${index + 1}`, type, position: { x: 0, y: 0 }, data })),
    edges: wires.map((wire, index) => {
      const [source = '', sourceHandle = '', target = '', targetHandle = ''] = wire.split(/[.-]/);
      return { id: `e${index + 1}`, source, sourceHandle, target, targetHandle };
    }),
  };
}

export const firstCircle = graph([['Circle', { radius: 1.5 }], ['Create'], ['Wait']], ['n1.shape-n2.mobject']);

/** A graph whose one play takes so many seconds. */
export const lasting = (seconds: number): Graph =>
  graph([['Circle'], ['Create', { run_time: seconds }]], ['n1.shape-n2.mobject']);

/** Ids of all processes below this one, but for the one that lists them and the tools of a test. */
export function pythonsBelow(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  const all = rows.map((row) => row.trim().split(/\s+/));
  const parents = new Map(all.map(([child, parent]) => [Number(child), Number(parent)]));
  const isBelow = (child: number): boolean => {
    const parent = parents.get(child);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  return all
    .filter(([child, , command]) => isBelow(Number(child)) && command?.startsWith('python'))
    .map(([child]) => Number(child));
}

/** Waits until a condition holds. Throws after `patience` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((goOn) => setTimeout(goOn, 20));
  }
}
