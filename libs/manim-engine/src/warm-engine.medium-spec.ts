import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, ownPythons, pythons } from '../test/processes';
import { endless, isAlive, long, runtime, scene, shapes, testFolder, until } from '../test/scenes';
import {
  RenderAborted,
  RenderFailure,
  WarmEngine,
  type PreviewFrame,
  type SceneSource,
  type TimelinePlay,
} from './index';

jest.setTimeout(60_000);

let folder: Awaited<ReturnType<typeof testFolder>>;
let engine: WarmEngine;
let renders = 0;

beforeAll(async () => {
  folder = await testFolder();
  engine = createEngine(runtime.python);
  await engine.start();
});

afterAll(async () => {
  await engine.stop();
  await folder.remove();
});

function createEngine(python: string, searchPath?: string): WarmEngine {
  const formulaCache = join(folder.path, 'cache');
  return new WarmEngine({
    ...runtime,
    python,
    ...(searchPath !== undefined && { searchPath }),
    formulaCache,
    home: join(folder.path, `engine-${++renders}`),
    log: () => undefined,
  });
}

/** One preview, with everything that was said of it in order. */
class Preview {
  readonly said: ('timeline' | PreviewFrame)[] = [];
  timeline: readonly TimelinePlay[] = [];
  readonly framesDir = join(folder.path, `frames-${++renders}`);

  constructor(private readonly by = engine) {}

  get frames(): readonly PreviewFrame[] {
    return this.said.filter((entry) => entry !== 'timeline');
  }

  async render(source: SceneSource, options: { timeLimit?: number; signal?: AbortSignal } = {}) {
    await mkdir(this.framesDir);
    const handlers = {
      onTimeline: (plays: readonly TimelinePlay[]) => {
        this.timeline = plays;
        this.said.push('timeline');
      },
      onFrame: (frame: PreviewFrame) => this.said.push(frame),
    };
    const render = { source, framesDir: this.framesDir, timeLimit: options.timeLimit ?? 20_000 };
    return this.by.renderPreview(render, handlers, options.signal);
  }
}

test('it knows the versions', () => {
  expect(engine.versions?.manim).toMatch(/^0\.22\./);
  expect(engine.fault).toBeUndefined();
});

test('a preview gives its timeline, frames whose files are complete, and its length', async () => {
  const preview = new Preview();
  const summary = await preview.render(shapes);
  expect(summary).toEqual({ totalFrames: 30, duration: 2 });
  expect(preview.said.filter((entry) => entry === 'timeline')).toHaveLength(1);
  expect(preview.timeline).toEqual([
    { index: 0, line: 8, start: 0, duration: 1, frames: 15 },
    { index: 1, line: 9, start: 1, duration: 1, frames: 15 },
  ]);
  expect(preview.frames.map((frame) => frame.frameNumber)).toEqual([...Array(16).keys()]);
  expect(preview.frames[15]).toEqual({ frameNumber: 15, timestamp: 1, hold: 15, totalFrames: 30 });
  const timeline = preview.said.indexOf('timeline');
  const later = preview.said.slice(timeline + 1).filter((entry) => entry !== 'timeline');
  expect(later.every((frame) => frame.totalFrames === 30)).toBe(true);
  expect(readdirSync(preview.framesDir)).toHaveLength(16);
});

test('a scene without a play is one frame', async () => {
  const preview = new Preview();
  expect(await preview.render(scene(['self.add(Circle())']))).toEqual({ totalFrames: 1, duration: 0 });
  expect(preview.frames).toEqual([{ frameNumber: 0, timestamp: 0, hold: 1, totalFrames: 1 }]);
});

test('nothing of a render is left behind but its frames', async () => {
  const before = pythons().length;
  await new Preview().render(shapes);
  await until(() => pythons().length <= before);
  expect(readdirSync(join(folder.path, 'engine-1', 'jobs'))).toEqual([]);
});

test('an error carries its sentence, its place and its traceback; the frames so far stay', async () => {
  const preview = new Preview();
  const faulty = scene(['self.play(Create(Dot()))', 'Circle(radius="wide")']);
  const failure = await preview.render(faulty).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RenderFailure);
  expect(failure).toMatchObject({ reason: 'render_error', fault: { position: { line: 8, column: 12 } } });
  expect((failure as RenderFailure).message).toMatch(/^Rendering failed: /);
  expect((failure as RenderFailure).fault?.traceback).toContain('File "scene.py", line 8');
  expect((failure as RenderFailure).fault?.traceback).not.toContain(folder.path);
  expect(preview.frames).toHaveLength(15);
});

test('an endless scene is stopped at its time limit, with the frames so far', async () => {
  const preview = new Preview();
  const render = preview.render(endless, { timeLimit: 1500 });
  await expect(render).rejects.toMatchObject({ reason: 'time_limit' });
  expect(preview.frames).toHaveLength(3);
  await until(() => pythons().length === 1);
});

test('an abort ends the render at once', async () => {
  const preview = new Preview();
  const control = new AbortController();
  const render = preview.render(long, { signal: control.signal });
  const outcome = expect(render).rejects.toMatchObject(new RenderAborted('superseded'));
  await until(() => preview.frames.length > 5);
  const asked = Date.now();
  control.abort('superseded');
  await outcome;
  expect(Date.now() - asked).toBeLessThan(1500);
  expect(pythons()).toHaveLength(1);
});

test('a render that is aborted before it starts does not start', async () => {
  const preview = new Preview();
  await expect(preview.render(long, { signal: AbortSignal.abort('cancelled') })).rejects.toBeInstanceOf(RenderAborted);
  expect(preview.said).toEqual([]);
});

test('memory that runs out has its own cause', async () => {
  const hungry = scene(['np.ones(10**10)']);
  await expect(new Preview().render(hungry)).rejects.toMatchObject({ reason: 'memory_limit' });
});

test('a child that is killed by the system has its own cause', async () => {
  const killed = scene(['import os, signal', 'os.kill(os.getpid(), signal.SIGKILL)']);
  await expect(new Preview().render(killed)).rejects.toMatchObject({ reason: 'memory_limit' });
});

test('formulas are typeset once, then taken from the cache', async () => {
  const formula = scene([String.raw`self.add(MathTex(r"\frac{1}{2}"))`]);
  await new Preview().render(formula);
  const cached = readdirSync(join(folder.path, 'cache'));
  expect(cached).toHaveLength(1);
  expect(cached[0]).toMatch(/^[0-9a-f]{16}\.svg$/);
  const withoutTex = createEngine(runtime.python, '/nowhere');
  await withoutTex.start();
  const summary = await new Preview(withoutTex).render(formula);
  expect(summary).toEqual({ totalFrames: 1, duration: 0 });
  await withoutTex.stop();
});

test('programs that a scene leaves behind end with it', async () => {
  const sleeper = ['import subprocess', 'subprocess.Popen(["sleep", "612"], start_new_session=True)'];
  await new Preview().render(scene(sleeper));
  await expect(new Preview().render(scene([...sleeper, 'while True: pass']), { timeLimit: 1000 })).rejects.toThrow();
  await until(() => !isRunning('sleep 612'));
});

test('two previews run beside each other', async () => {
  const [one, other] = await Promise.all([new Preview().render(shapes), new Preview().render(shapes)]);
  expect(one).toEqual(other);
});

test('when the process dies, its renders fail as lost and the next one finds a new process', async () => {
  const preview = new Preview();
  const render = preview.render(long);
  const outcome = expect(render).rejects.toMatchObject({ reason: 'worker_lost' });
  await until(() => preview.frames.length > 0);
  const [warm] = ownPythons();
  if (warm === undefined) throw new Error('there is no warm process');
  process.kill(warm, 'SIGKILL');
  await outcome;
  await until(() => !isAlive(warm));
  await until(() => engine.fault === undefined, 20_000);
  expect(await new Preview().render(shapes)).toMatchObject({ totalFrames: 30 });
});

test.each([
  ['/nowhere/python', 'Python was not found'],
  ['/usr/bin/false', 'The render process ended at once'],
])('without Manim (%s) it stays up and says what to do', async (python, reason) => {
  const broken = createEngine(python);
  await broken.start();
  expect(broken.fault).toBe(`Manim cannot be started (${reason}): run "npm run doctor" to see what is missing`);
  await broken.stop();
});

test('stopping leaves no process', async () => {
  const other = createEngine(runtime.python);
  await other.start();
  const before = pythons().length;
  await other.stop();
  expect(pythons().length).toBeLessThan(before);
  expect(existsSync(join(folder.path, 'engine-1'))).toBe(true);
});
