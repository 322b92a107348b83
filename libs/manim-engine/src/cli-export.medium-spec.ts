import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFormat } from '@manim-nodes/contracts';
import { isRunning, pythons } from '../test/processes';
import { endless, isAlive, long, runtime, scene, shapes, testFolder, until } from '../test/scenes';
import {
  CliExport,
  closeJobFolder,
  openJobFolder,
  RenderAborted,
  WarmEngine,
  type ExportProgress,
  type RenderedFile,
  type SceneSource,
} from './index';

jest.setTimeout(120_000);

let folder: Awaited<ReturnType<typeof testFolder>>;
let attempts = 0;

beforeAll(async () => {
  folder = await testFolder();
});

afterAll(() => folder.remove());

interface Options {
  readonly format?: ExportFormat;
  readonly maxTime?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExportProgress) => void;
}

async function render(source: SceneSource, options: Options = {}): Promise<RenderedFile> {
  const { format = 'mp4', maxTime = 60, signal, onProgress = () => undefined } = options;
  const work = await openJobFolder(join(folder.path, `attempt-${++attempts}`), source.python);
  const exporter = new CliExport({ ...runtime, formulaCache: join(folder.path, 'cache'), log: () => undefined });
  return exporter.render({ source, format, folder: work, maxTime }, onProgress, signal);
}

test.each([
  { format: 'mp4', source: shapes, frames: 30, duration: 2, magic: 'ftyp' },
  { format: 'gif', source: shapes, frames: 30, duration: 2, magic: 'GIF89a' },
  { format: 'png', source: shapes, frames: 1, duration: 0, magic: 'PNG' },
  { format: 'png', source: scene(['self.add(Circle())']), frames: 1, duration: 0, magic: 'PNG' },
] as const)('it makes a $format of $frames frames', async ({ format, source, frames, duration, magic }) => {
  const file = await render(source, { format });
  expect(file).toMatchObject({ frames, duration });
  expect(readFileSync(file.path).subarray(0, 12).toString('latin1')).toContain(magic);
});

test('it tells how far it is', async () => {
  const said: ExportProgress[] = [];
  await render(scene(['self.play(Create(Circle()), run_time=4)'], { width: 1280, height: 720, frameRate: 30 }), {
    onProgress: (progress) => said.push(progress),
  });
  expect(said[0]).toEqual({ frames: 0, play: 0, joining: false });
  expect(said.length).toBeGreaterThan(2);
  expect(said.at(-1)).toEqual({ frames: 120, joining: true });
  const frames = said.map((progress) => progress.frames);
  expect([...frames].sort((one, other) => one - other)).toEqual(frames);
});

test('background and shape of the picture are those of the settings', async () => {
  const portrait = { width: 180, height: 320, backgroundColor: '#336699' };
  const file = await render(scene(['self.add(Square(side_length=4, stroke_color=RED))'], portrait), { format: 'png' });
  const script = 'import sys; from PIL import Image; i = Image.open(sys.argv[1]); print(i.size, i.getpixel((0, 0)))';
  const seen = execFileSync(runtime.python, ['-c', script, file.path], { encoding: 'utf8' }).trim();
  expect(seen).toBe('(180, 320) (51, 102, 153, 255)');
});

test('an error carries its place', async () => {
  const faulty = scene(['self.play(Create(Dot()))', 'Circle(radius="wide")']);
  await expect(render(faulty)).rejects.toMatchObject({
    reason: 'render_error',
    fault: { position: { line: 8 } },
  });
});

test('a file that Python cannot read is an error of the render', async () => {
  const broken = { ...shapes, python: 'from manim import *\nclass GeneratedScene(Scene)\n' };
  await expect(render(broken)).rejects.toMatchObject({ reason: 'render_error' });
});

test('it is stopped when it makes no frame for too long', async () => {
  await expect(render(endless, { maxTime: 4 })).rejects.toMatchObject({ reason: 'time_limit' });
  expect(pythons()).toEqual([]);
});

test('it is stopped at ten times the limit, frames or not', async () => {
  const started = Date.now();
  await expect(render(long, { maxTime: 0.35 })).rejects.toMatchObject({ reason: 'time_limit' });
  expect(Date.now() - started).toBeLessThan(6000);
});

test('cancelling leaves no process within three seconds, programs that left the group included', async () => {
  const control = new AbortController();
  const runaway = ['import subprocess', 'subprocess.Popen(["sleep", "613"], start_new_session=True)'];
  const source = scene([...runaway, 'self.play(Create(Circle()), run_time=600)']);
  let playing = false;
  const job = render(source, { signal: control.signal, onProgress: () => (playing = true) });
  const outcome = expect(job).rejects.toMatchObject(new RenderAborted('cancelled'));
  await until(() => playing && isRunning('sleep 613'), 20_000);
  const asked = Date.now();
  control.abort('cancelled');
  await outcome;
  expect(Date.now() - asked).toBeLessThan(3000);
  expect(pythons()).toEqual([]);
  expect(isRunning('sleep 613')).toBe(false);
});

test('memory that runs out has its own cause', async () => {
  await expect(render(scene(['np.ones(10**10)']))).rejects.toMatchObject({ reason: 'memory_limit' });
});

test('without Python it fails and says so', async () => {
  const work = await openJobFolder(join(folder.path, 'nowhere'), shapes.python);
  const exporter = new CliExport({ ...runtime, python: '/nowhere/python', log: () => undefined });
  const job = exporter.render({ source: shapes, format: 'mp4', folder: work, maxTime: 60 }, () => undefined);
  await expect(job).rejects.toThrow('/nowhere/python');
});

test('a worker that is killed takes its export and its warm process along', async () => {
  const started = join(folder.path, 'started');
  mkdirSync(started);
  const script = join(folder.path, 'worker.cjs');
  // A stand-in for the worker: it starts both kinds of process as the engine does, then does nothing.
  writeFileSync(
    script,
    `const { spawn } = require('node:child_process');
     const stdio = ['pipe', 'pipe', 'pipe', 'pipe'];
     const env = { PATH: process.env.PATH, HOME: ${JSON.stringify(folder.path)} };
     const python = ${JSON.stringify(runtime.python)};
     const warm = spawn(python, ['-m', 'manim_nodes.warm', '3'], { stdio, detached: true, env });
     const cli = spawn(python, ['-m', 'manim', 'render', ${JSON.stringify(join(folder.path, 'long.py'))}, 'GeneratedScene',
       '--media_dir', ${JSON.stringify(started)}, '--silent'], { stdio, detached: true,
       env: { ...env, MANIM_NODES_PROGRESS_FD: '3', MANIM_NODES_LIFELINE_FD: '0' } });
     warm.stdio[3].once('data', () => cli.stdio[3].once('data', () => process.stdout.write(warm.pid + " " + cli.pid)));
     setInterval(() => undefined, 1000);`,
  );
  writeFileSync(join(folder.path, 'long.py'), long.python);
  const worker = spawn(process.execPath, [script]);
  const pids = await new Promise<readonly number[]>((resolve) => {
    worker.stdout.once('data', (line: Buffer) => {
      resolve(line.toString().trim().split(' ').map(Number));
    });
  });
  expect(pids.map(isAlive)).toEqual([true, true]);
  worker.kill('SIGKILL');
  await until(() => !pids.some(isAlive));
});

test('the plan of an export agrees with its file, and both share their formulas', async () => {
  const source = scene([String.raw`self.play(Write(MathTex(r"\frac{1}{3}")))`, 'self.wait(0.5)']);
  const engine = new WarmEngine({ ...runtime, home: join(folder.path, 'engine'), log: () => undefined });
  await engine.start();
  const work = await openJobFolder(join(folder.path, 'planned'), source.python);
  const exporter = new CliExport({ ...runtime, log: () => undefined });
  const job = { source, format: 'mp4', folder: work, maxTime: 60 } as const;
  const [plays, file] = await Promise.all([engine.plan(source, work, 20_000), exporter.render(job, () => undefined)]);
  expect(plays.reduce((sum, play) => sum + play.frames, 0)).toBe(file.frames);
  await closeJobFolder(work, undefined);
  await engine.stop();
});
