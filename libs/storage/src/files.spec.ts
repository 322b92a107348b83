import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileArtifactStore } from './artifact-store';
import { diskSpace, hasRoom } from './disk-space';
import { PreviewFolders } from './preview-folders';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manim-nodes-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('artifacts', () => {
  let store: FileArtifactStore;
  beforeEach(() => {
    store = new FileArtifactStore(join(folder, 'artifacts'), join(folder, 'exports'));
  });

  it('keeps a graph under its hash', async () => {
    const hash = 'a'.repeat(64);
    expect(await store.readGraph(hash)).toBeUndefined();
    await store.saveGraph(hash, { name: 'Graph' });
    expect(await store.readGraph(hash)).toEqual({ name: 'Graph' });
    await expect(store.readGraph('../x')).rejects.toThrow('not a graph hash');
  });

  it('publishes the file of an attempt and discards the rest', async () => {
    const jobId = randomUUID();
    const [winner, loser] = [await store.createAttempt(jobId), await store.createAttempt(jobId)];
    expect(winner).not.toBe(loser);
    await writeFile(join(winner, 'scene.mp4'), 'video');
    const published = await store.publish(join(winner, 'scene.mp4'), jobId, 'mp4');
    expect(published).toEqual({ file: `${jobId}.mp4`, file_size: 5 });
    await store.discardAttempts(jobId);
    expect(await readdir(join(folder, 'exports', '.attempts'))).toEqual([]);
    const handle = await store.openExport(published.file);
    await store.removeExport(jobId, 'mp4');
    expect(await handle?.readFile('utf8')).toBe('video');
    await handle?.close();
    expect(await store.openExport(published.file)).toBeUndefined();
  });

  it('publishes no link and no foreign name', async () => {
    const attempt = await store.createAttempt('job');
    await symlink('/dev/null', join(attempt, 'scene.mp4'));
    await expect(store.publish(join(attempt, 'scene.mp4'), 'job', 'mp4')).rejects.toThrow('not a file');
    await expect(store.createAttempt('../job')).rejects.toThrow('not a job id');
  });
});

describe('preview folders', () => {
  const session = '0b0e0a52-59f8-4c2f-9d4c-94a1a6a6f9aa';
  let folders: PreviewFolders;
  beforeEach(() => {
    folders = new PreviewFolders(folder);
  });

  it('lists finished frames in order', async () => {
    const path = await folders.create(session, 3);
    for (const name of ['frame_1000.png', 'frame_002.png', 'frame_000.png', '.frame_003.png.tmp', 'scene.py']) {
      await writeFile(join(path, name), name);
    }
    expect(await folders.frames(`${session}-r3`)).toEqual(['frame_000.png', 'frame_002.png', 'frame_1000.png']);
    expect(await folders.frames(`${session}-r4`)).toBeUndefined();
    expect(await folders.openFrame(`${session}-r3`, 'scene.py')).toBeUndefined();
    const frame = await folders.openFrame(`${session}-r3`, 'frame_002.png');
    expect(await frame?.readFile('utf8')).toBe('frame_002.png');
    await frame?.close();
  });

  it.each(['..', '../x', 'x', `${session}-r`, `${session}-r1/..`, ''])('has no folder %j', async (name) => {
    expect(await folders.frames(name)).toBeUndefined();
    expect(await folders.openFrame(name, 'frame_000.png')).toBeUndefined();
  });

  it('removes old folders and those of a session, and nothing else', async () => {
    const other = randomUUID();
    await folders.create(session, 1);
    const old = await folders.create(other, 1);
    await folders.create(other, 2);
    await utimes(old, 0, 0);
    await mkdir(join(folder, 'mine'));
    await utimes(join(folder, 'mine'), 0, 0);
    expect(await folders.removeOld(3_600_000)).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([`${session}-r1`, `${other}-r2`, 'mine'].sort());
    await folders.removeSession(session);
    expect((await readdir(folder)).sort()).toEqual([`${other}-r2`, 'mine'].sort());
    expect(await new PreviewFolders(join(folder, 'none')).removeOld(0)).toBe(0);
  });
});

it('knows the room on a disk', async () => {
  const { free, total } = await diskSpace(folder);
  expect(free).toBeGreaterThan(0);
  expect(total).toBeGreaterThanOrEqual(free);
});

it.each([
  { free: 600e6, total: 1e12, room: true },
  { free: 400e6, total: 1e12, room: false },
  { free: 2e6, total: 20e6, room: true },
  { free: 0, total: 20e6, room: false },
])('$free of $total bytes is room: $room', ({ free, total, room }) => {
  expect(hasRoom({ free, total })).toBe(room);
});
