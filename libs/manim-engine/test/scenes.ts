import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SceneSource } from '../src';

const root = resolve(__dirname, '../../..');

/** The Python and the TeX files that the set-up puts into the checkout. */
export const runtime = {
  python: join(root, '.venv/bin/python'),
  texmfHome: join(root, '.texmf'),
  memoryLimit: 2_000_000_000,
};

/** A generated file around some statements, as the compiler writes it. */
export function scene(statements: readonly string[], settings: Partial<SceneSource['settings']> = {}): SceneSource {
  const body = statements.map((statement) => `            ${statement}`).join('\n');
  const python = `from manim import *


class GeneratedScene(Scene):
    def construct(self):
        try:
${body}
        except Exception as e:
            print(f"Animation error: {e}")
            raise
`;
  return {
    python,
    settings: { width: 320, height: 180, frameRate: 15, backgroundColor: '#000000', seed: 0, ...settings },
  };
}

export const shapes = scene(['circle_1 = Circle()', 'self.play(Create(circle_1))', 'self.wait(1)']);

export const endless = scene(['self.play(Create(Circle()), run_time=0.2)', 'while True:', '    pass']);

/** Draws for a minute of video, longer than any test waits. */
export const long = scene(['self.play(Create(Circle()), run_time=60)']);

/** A folder for one test; `remove` it when the test is over. */
export async function testFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'manim-engine-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Whether a process runs; one that has ended and waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until a condition holds. Throws after `patience` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 5000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
