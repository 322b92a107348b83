import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, processesNaming } from './processes';
import { endGroup, expect, freePort, python, root, test, waitForNone } from './stack';

test('npm start serves, checks itself, and leaves no process after Ctrl-C', async () => {
  test.setTimeout(180_000);
  const home = mkdtempSync(join(tmpdir(), 'manim-nodes-start-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['tools/setup.mjs', 'tools/start.mjs', '--port', `${port}`], {
    cwd: root,
    env: startEnvironment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()));
  try {
    const address = `http://127.0.0.1:${port}`;
    await eventually('ready', 150_000, () => {
      if (child.exitCode !== null) throw new Error(printed);
      return printed.includes(`manim-nodes is ready at ${address}`) || undefined;
    });
    expect(printed).toMatch(/^✓ self-check: a sample rendered to an MP4/m);
    expect((await fetch(`${address}/api/ready`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain('<title>manim-nodes');
    expect(processesNaming(home).length).toBeGreaterThan(4);
  } finally {
    await endGroup(child, 'SIGINT');
  }
  expect(await waitForNone(home)).toEqual([]);
  await rm(home, { recursive: true });
});

/** The person's own environment, which the set-up needs to find its caches again, but nothing of this run's settings. */
function startEnvironment(home: string): NodeJS.ProcessEnv {
  const foreign = /^(NX_|npm_|MANIM_NODES_TOOLS$|REDIS_URL$|DATA_DIR$|EXPORT_DIR$|CONFIG_FILE$|HOST$|PORT$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const ours = { MANIM_NODES_HOME: home, MANIM_NODES_PYTHON: python, PREVIEW_DIR: join(home, 'preview') };
  return { ...Object.fromEntries(own), ...ours };
}
