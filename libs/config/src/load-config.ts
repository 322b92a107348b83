import { existsSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';
import { readConfigFile, type ConfigFile } from './config-file';
import type { Config } from './config';
import { ConfigError } from './config-error';
import { Fault } from './reader';
import { nameOf, settings, type Setting, type SettingNames } from './settings';

export interface LoadOptions {
  /** The environment; `process.env` when missing. An empty variable counts as one that is not set. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where relative paths start and where `config.yml` is looked for. */
  readonly cwd?: string;
}

/**
 * Reads environment and configuration file into one checked object. The environment wins. Creates nothing on disk.
 * Throws a `ConfigError` that names every fault.
 */
export function loadConfig({ env = process.env, cwd = process.cwd() }: LoadOptions = {}): Config {
  const paths = new Paths(cwd, env.HOME === undefined || env.HOME === '' ? homedir() : env.HOME);
  const named = env.CONFIG_FILE === '' ? undefined : env.CONFIG_FILE;
  const file = readConfigFile(paths.absolute(named ?? 'config.yml'), named === undefined);
  const source = new Source(env, file, named ?? 'config.yml');
  const config: Config = {
    directories: directories(source, paths),
    redis: { url: source.read(settings.redisUrl) },
    rendering: rendering(source, paths),
    server: server(source, paths),
    worker: {
      id: source.read(settings.workerId) ?? defaultWorkerId(hostname(), process.pid),
      healthPort: source.read(settings.workerHealthPort),
    },
    logging: { level: source.read(settings.logLevel) },
    exports: { maxQueued: source.read(settings.maxQueuedExports) },
  };
  if (source.faults.length > 0) throw new ConfigError(source.faults);
  return config;
}

/** The name of a worker that was given none: two on one machine differ by process. */
export function defaultWorkerId(host: string, processId: number): string {
  const name = host.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return `${name === '' ? 'worker' : name.slice(0, 50)}-${processId}`;
}

function directories(source: Source, paths: Paths): Config['directories'] {
  const data = source.read(settings.data);
  const home = source.read(settings.home);
  const base = paths.absolute(home ?? '~/manim-nodes');
  // A stack with a data folder of its own shares nothing with another one.
  const inHome = paths.absolute(home ?? (data === undefined ? base : join(paths.absolute(data), '.manim-nodes')));
  return {
    data: paths.absolute(data ?? join(base, 'projects')),
    exports: paths.absolute(source.read(settings.exports) ?? join(base, 'exports')),
    preview: paths.absolute(source.read(settings.preview)),
    home: inHome,
    logs: join(inHome, 'logs'),
    templates: join(inHome, 'templates'),
    assets: join(inHome, 'assets'),
    artifacts: join(inHome, 'artifacts'),
    tmp: join(inHome, 'tmp'),
    jobs: join(inHome, 'jobs.sqlite'),
  };
}

function rendering(source: Source, paths: Paths): Config['rendering'] {
  const texmfHome = source.read(settings.texmfHome);
  return {
    quality: source.read(settings.quality),
    maxTime: source.read(settings.maxTime),
    frameRate: source.read(settings.frameRate),
    python: paths.absolute(source.read(settings.python)),
    ...(texmfHome !== undefined && { texmfHome }),
  };
}

function server(source: Source, paths: Paths): Config['server'] {
  const host = source.read(settings.host);
  const behindProxy = source.read(settings.behindProxy);
  const allowInsecure = source.read(settings.allowInsecure);
  if (!isLoopback(host) && !behindProxy && !allowInsecure) {
    source.fault(
      settings.host,
      `${host} would let other machines in, and there is no login. Keep 127.0.0.1, or set BEHIND_PROXY=true and ` +
        'PUBLIC_ORIGINS behind a proxy that guards it, or ALLOW_INSECURE=true to accept the risk',
    );
  }
  const builtEditor = paths.absolute('dist/apps/editor/browser');
  const editorDir = source.read(settings.editorDir) ?? (existsSync(builtEditor) ? builtEditor : undefined);
  return {
    host,
    port: source.read(settings.port),
    corsOrigins: source.read(settings.corsOrigins),
    publicOrigins: source.read(settings.publicOrigins),
    behindProxy,
    ...(editorDir !== undefined && { editorDir: paths.absolute(editorDir) }),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Makes paths absolute; `~` is the home folder of whoever runs this. */
class Paths {
  constructor(
    private readonly cwd: string,
    private readonly userHome: string,
  ) {}

  absolute(path: string): string {
    const expanded = path === '~' || path.startsWith('~/') ? join(this.userHome, path.slice(1)) : path;
    return resolve(this.cwd, expanded);
  }
}

/** Environment over file over default; collects what cannot be read. */
class Source {
  readonly faults: string[];

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly file: ConfigFile,
    private readonly fileName: string,
  ) {
    this.faults = [...file.faults];
  }

  /** A value that cannot be read is reported and stands at its default, so that reading goes on. */
  read<Value, Default extends Value | undefined>(setting: Setting<Value, Default>): Value | Default {
    const raw = this.fromEnvironment(setting) ?? this.fromFile(setting);
    if (raw === undefined) return setting.default;
    const value = setting.read(raw);
    if (!(value instanceof Fault)) return value;
    this.fault(setting, value.message);
    return setting.default;
  }

  /** Reports a fault under the name by which the value was given. */
  fault(names: SettingNames, message: string): void {
    const isFromFile = this.fromEnvironment(names) === undefined && this.fromFile(names) !== undefined;
    const name = isFromFile && names.key !== undefined ? `${names.key} (${this.fileName})` : nameOf(names);
    this.faults.push(`${name}: ${message}`);
  }

  private fromEnvironment({ variable }: SettingNames): string | undefined {
    const value = variable === undefined ? undefined : this.env[variable];
    return value === '' ? undefined : value;
  }

  private fromFile({ key }: SettingNames): unknown {
    return key === undefined ? undefined : this.file.values.get(key);
  }
}
