import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, configTable, describeConfig, loadConfig, type Config } from '.';
import { defaultWorkerId } from './load-config';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The configuration of a person who lives in /home/ada and starts the product in an empty folder. */
const load = (env: NodeJS.ProcessEnv = {}, cwd = folder): Config =>
  loadConfig({ env: { HOME: '/home/ada', ...env }, cwd });
const faultsOf = (env: NodeJS.ProcessEnv, cwd = folder): readonly string[] => {
  try {
    load(env, cwd);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};
const withFile = (name: string, text: string): string => {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'config.yml'), text);
  return cwd;
};

test('an empty environment gives the specified defaults', () => {
  expect(load({ WORKER_ID: 'w' })).toEqual({
    directories: {
      data: '/home/ada/manim-nodes/projects',
      exports: '/home/ada/manim-nodes/exports',
      preview: '/tmp/manim-nodes/preview',
      home: '/home/ada/manim-nodes',
      logs: '/home/ada/manim-nodes/logs',
      templates: '/home/ada/manim-nodes/templates',
      assets: '/home/ada/manim-nodes/assets',
      artifacts: '/home/ada/manim-nodes/artifacts',
      tmp: '/home/ada/manim-nodes/tmp',
      jobs: '/home/ada/manim-nodes/jobs.sqlite',
    },
    redis: { url: 'redis://127.0.0.1:6379' },
    rendering: { quality: 'medium', maxTime: 300, frameRate: 30, python: join(folder, '.venv/bin/python') },
    server: { host: '127.0.0.1', port: 8000, corsOrigins: [], publicOrigins: [], behindProxy: false },
    worker: { id: 'w', healthPort: 0 },
    logging: { level: 'INFO' },
    exports: { maxQueued: 100 },
  });
});

test('without options it reads the real environment and the home folder of the account', () => {
  expect(loadConfig({ env: {}, cwd: folder }).directories.home).toBe(join(homedir(), 'manim-nodes'));
  expect(loadConfig().rendering.python.endsWith('/.venv/bin/python')).toBe(true);
});

describe('folders', () => {
  it.each<[string, NodeJS.ProcessEnv, Partial<Config['directories']>]>([
    [
      'DATA_DIR alone takes all else along',
      { DATA_DIR: '/d' },
      {
        data: '/d',
        home: '/d/.manim-nodes',
        jobs: '/d/.manim-nodes/jobs.sqlite',
        exports: '/home/ada/manim-nodes/exports',
      },
    ],
    [
      'MANIM_NODES_HOME holds what has no folder of its own',
      { MANIM_NODES_HOME: '/h' },
      { home: '/h', data: '/h/projects', exports: '/h/exports', preview: '/tmp/manim-nodes/preview' },
    ],
    [
      'both keep their own',
      { MANIM_NODES_HOME: '/h', DATA_DIR: '/d' },
      { home: '/h', data: '/d', exports: '/h/exports' },
    ],
    [
      '~ is the home folder',
      { DATA_DIR: '~/films', EXPORT_DIR: '~' },
      { data: '/home/ada/films', exports: '/home/ada' },
    ],
    ['~other is a name like any', { DATA_DIR: '~other' }, { data: join(folder, '~other') }],
    [
      'relative paths start where the product was started',
      { PREVIEW_DIR: 'frames' },
      { preview: join(folder, 'frames') },
    ],
    [
      'an empty variable is not set',
      { DATA_DIR: '', PREVIEW_DIR: '' },
      { data: '/home/ada/manim-nodes/projects', preview: '/tmp/manim-nodes/preview' },
    ],
  ])('%s', (_rule, env, expected) => {
    expect(load(env).directories).toMatchObject(expected);
  });
});

test('every variable is read', () => {
  const config = load({
    REDIS_URL: 'rediss://:secret@redis.example:6380/1',
    MANIM_QUALITY: 'high',
    MAX_RENDER_TIME: '60',
    HOST: '0.0.0.0',
    PORT: '9000',
    PUBLIC_ORIGINS: 'https://a.example, http://b.example:8080',
    BEHIND_PROXY: 'true',
    LOG_LEVEL: 'DEBUG',
    WORKER_ID: 'worker_1',
    WORKER_HEALTH_PORT: '9100',
    MANIM_NODES_PYTHON: '/opt/manim/bin/python',
    MANIM_NODES_EDITOR_DIR: 'editor',
    MAX_QUEUED_EXPORTS: '5',
    TEXMFHOME: '~/texmf',
  });
  expect(config).toMatchObject({
    redis: { url: 'rediss://:secret@redis.example:6380/1' },
    rendering: { quality: 'high', maxTime: 60, python: '/opt/manim/bin/python', texmfHome: '~/texmf' },
    server: {
      host: '0.0.0.0',
      port: 9000,
      publicOrigins: ['https://a.example', 'http://b.example:8080'],
      behindProxy: true,
      editorDir: join(folder, 'editor'),
    },
    worker: { id: 'worker_1', healthPort: 9100 },
    logging: { level: 'DEBUG' },
    exports: { maxQueued: 5 },
  });
});

test('the built editor is found where the build puts it', () => {
  const cwd = join(folder, 'built');
  mkdirSync(join(cwd, 'dist/apps/editor/browser'), { recursive: true });
  expect(load({}, cwd).server.editorDir).toBe(join(cwd, 'dist/apps/editor/browser'));
});

describe('the configuration file', () => {
  const full = `
directories:
  data: ~/films
  exports: /exports
  preview: /frames
rendering:
  quality: low
  max_time: 600
  frame_rate: 60
server:
  host: localhost
  port: 8001
  cors_origins:
    - http://localhost:5173
`;

  it('is read with every key of the specification', () => {
    expect(load({}, withFile('full', full))).toMatchObject({
      directories: {
        data: '/home/ada/films',
        exports: '/exports',
        preview: '/frames',
        home: '/home/ada/films/.manim-nodes',
      },
      rendering: { quality: 'low', maxTime: 600, frameRate: 60 },
      server: { host: 'localhost', port: 8001, corsOrigins: ['http://localhost:5173'] },
    });
  });

  it('yields to the environment', () => {
    const cwd = withFile('yields', full);
    expect(load({ PORT: '9000', DATA_DIR: '/d' }, cwd)).toMatchObject({
      directories: { data: '/d' },
      server: { port: 9000, host: 'localhost' },
    });
  });

  it('may lie elsewhere', () => {
    const file = join(withFile('elsewhere', full), 'config.yml');
    expect(load({ CONFIG_FILE: file }).server.port).toBe(8001);
  });

  it('may be empty, and so may its sections and values', () => {
    expect(load({}, withFile('empty', '')).server.port).toBe(8000);
    expect(load({}, withFile('hollow', 'server:\nrendering:\n  quality:\n')).rendering.quality).toBe('medium');
  });

  it.each([
    ['server:\n  prot: 1', ['server.prot (FILE): is not a key of this file']],
    ['sever:\n  port: 1', ['sever (FILE): is not a section; there are directories, rendering, server']],
    ['server: 8000', ['server (FILE): must hold keys and values']],
    ['- 1', ['FILE: must hold sections such as "server:"']],
    ['a: &x [1]\nb: *x', ['FILE: line 2: aliases are not allowed']],
    ['server:\n  port: 1\n  port: 2', ['FILE: line 3: Map keys must be unique']],
    ['server: {', ['FILE: line 1: Flow map in block collection must be sufficiently indented and end with a }']],
    ['server:\n  port: eighty', ['server.port (config.yml): must be a whole number from 1 to 65535, got "eighty"']],
    [
      'server:\n  cors_origins: ["*"]',
      ['server.cors_origins (config.yml): must hold origins such as http://localhost:5173, without a path; got "*"'],
    ],
    [
      'server:\n  cors_origins: [5]',
      ['server.cors_origins (config.yml): must hold origins such as http://localhost:5173, without a path; got 5'],
    ],
    ['directories:\n  data: 7', ['directories.data (config.yml): must be a path, got 7']],
  ])('%j is refused', (text, faults) => {
    const cwd = withFile(`faulty-${Math.random()}`, text);
    expect(faultsOf({}, cwd)).toEqual(faults.map((fault) => fault.replace('FILE', join(cwd, 'config.yml'))));
  });

  it('must be there when it is asked for', () => {
    expect(faultsOf({ CONFIG_FILE: '/nowhere/config.yml' })).toEqual([
      'CONFIG_FILE: cannot read /nowhere/config.yml (ENOENT)',
    ]);
    expect(faultsOf({ CONFIG_FILE: folder })).toEqual([`CONFIG_FILE: cannot read ${folder} (EISDIR)`]);
  });
});

describe('faults', () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{ PORT: '80 80' }, 'PORT: must be a whole number from 1 to 65535, got "80 80"'],
    [{ PORT: '0' }, 'PORT: must be a whole number from 1 to 65535, got "0"'],
    [{ PORT: '1e3' }, 'PORT: must be a whole number from 1 to 65535, got "1e3"'],
    [{ MAX_RENDER_TIME: '86401' }, 'MAX_RENDER_TIME: must be a whole number from 1 to 86400, got "86401"'],
    [{ MANIM_QUALITY: '4k' }, 'MANIM_QUALITY: must be one of low, medium, high, got "4k"'],
    [{ LOG_LEVEL: 'TRACE' }, 'LOG_LEVEL: must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL, got "TRACE"'],
    [{ HOST: 'a b' }, 'HOST: must be a host name or an IP address, got "a b"'],
    [{ WORKER_ID: '../x' }, 'WORKER_ID: must be letters, digits, "_" and "-", at most 64, got "../x"'],
    [{ BEHIND_PROXY: 'maybe' }, 'BEHIND_PROXY: must be true or false, got "maybe"'],
    [{ REDIS_URL: 'http://:secret@x' }, 'REDIS_URL: must be an address such as redis://127.0.0.1:6379'],
    [
      { PUBLIC_ORIGINS: 'https://a.example/' },
      'PUBLIC_ORIGINS: must hold origins such as http://localhost:5173, without a path; got "https://a.example/"',
    ],
    [
      { PUBLIC_ORIGINS: 'https://a.example,null' },
      'PUBLIC_ORIGINS: must hold origins such as http://localhost:5173, without a path; got "null"',
    ],
  ])('%j', (env, fault) => {
    expect(faultsOf(env)).toEqual([fault]);
  });

  it('are all named at once', () => {
    const cwd = withFile('many', 'server:\n  prot: 1\nrendering:\n  frame_rate: 0\n');
    expect(() => load({ PORT: 'x', LOG_LEVEL: 'loud' }, cwd)).toThrow(
      new ConfigError([
        `server.prot (${join(cwd, 'config.yml')}): is not a key of this file`,
        'rendering.frame_rate (config.yml): must be a whole number from 1 to 120, got 0',
        'PORT: must be a whole number from 1 to 65535, got "x"',
        'LOG_LEVEL: must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL, got "loud"',
      ]),
    );
  });
});

describe('an address that other machines reach', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'studio.local', '127.example.org'])('is refused: %s', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([expect.stringContaining(`HOST: ${HOST} would let other machines in`)]);
    expect(faultsOf({ HOST, ALLOW_INSECURE: 'true' })).toEqual([]);
    expect(faultsOf({ HOST, BEHIND_PROXY: '1' })).toEqual([]);
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('is not %s', (HOST) => {
    expect(faultsOf({ HOST })).toEqual([]);
  });
});

test.each([
  ['studio', 'studio-7'],
  ['my.host_1', 'my-host_1-7'],
  ['--', 'worker-7'],
  ['h'.repeat(90), `${'h'.repeat(50)}-7`],
])('a worker on %.10s is called %s', (host, name) => {
  expect(defaultWorkerId(host, 7)).toBe(name);
});

describe('documentation', () => {
  it('has a row for every setting', () => {
    const text = readFileSync(join(__dirname, '../../../docs/configuration.md'), 'utf8');
    const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
    const rows = lines.filter((line) => /^\| (`|\| `)/.test(line));
    expect(rows).toEqual(configTable());
  });

  it('describes a setting by its variable, or else by its key', () => {
    expect(describeConfig()).toContainEqual({
      name: 'PORT',
      key: 'server.port',
      default: '8000',
      description: 'Port of the server.',
    });
    expect(describeConfig().map(({ name }) => name)).toContain('rendering.frame_rate');
  });
});
