import type { PreviewQuality } from '@manim-nodes/contracts';
import { idPattern } from '@manim-nodes/graph-model';
import { logLevels, type LogLevel } from './config';
import { flag, host, matching, oneOf, origins, path, redisUrl, wholeNumber, type Reader } from './reader';

/** How an operator names a setting: by a variable, by a key of the configuration file (`section.name`), or by either. */
export type SettingNames =
  { readonly variable: string; readonly key?: string } | { readonly variable?: undefined; readonly key: string };

/** One thing that an operator can set. */
export type Setting<Value, Default extends Value | undefined = Value | undefined> = SettingNames & {
  readonly read: Reader<Value>;
  readonly default: Default;
  /** What the default is, where it depends on something else or has to be explained. */
  readonly defaultText?: string;
  readonly description: string;
};

/** The variable, or the key where there is no variable. */
export function nameOf(names: SettingNames): string {
  return names.variable ?? names.key;
}

const setting = <Value, Default extends Value | undefined>(
  definition: Setting<Value, Default>,
): Setting<Value, Default> => definition;

/** Every setting; the loader, the messages and the documentation follow this table. */
export const settings = {
  configFile: setting({
    variable: 'CONFIG_FILE',
    read: path,
    default: undefined,
    defaultText: './config.yml, if it exists',
    description: 'The configuration file (YAML). Variables win over it.',
  }),
  data: setting({
    variable: 'DATA_DIR',
    key: 'directories.data',
    read: path,
    default: undefined,
    defaultText: '~/manim-nodes/projects',
    description: 'Folder of the saved graphs.',
  }),
  exports: setting({
    variable: 'EXPORT_DIR',
    key: 'directories.exports',
    read: path,
    default: undefined,
    defaultText: '~/manim-nodes/exports',
    description: 'Folder of the exported videos.',
  }),
  preview: setting({
    variable: 'PREVIEW_DIR',
    key: 'directories.preview',
    read: path,
    default: '/tmp/manim-nodes/preview',
    description: 'Folder of the preview frames.',
  }),
  home: setting({
    variable: 'MANIM_NODES_HOME',
    read: path,
    default: undefined,
    defaultText: '~/manim-nodes, or $DATA_DIR/.manim-nodes if DATA_DIR is set',
    description:
      'Folder of all else: logs, templates, assets, job records, caches. Once it is set, projects and exports lie in it too, unless they have a folder of their own.',
  }),
  redisUrl: setting({
    variable: 'REDIS_URL',
    read: redisUrl,
    default: 'redis://127.0.0.1:6379',
    description: 'The Redis of the queues. `npm start` runs a private one unless this is set.',
  }),
  quality: setting<PreviewQuality, PreviewQuality>({
    variable: 'MANIM_QUALITY',
    key: 'rendering.quality',
    read: oneOf(['low', 'medium', 'high']),
    default: 'medium',
    description: 'Preview quality where a request names none: low, medium or high.',
  }),
  maxTime: setting({
    variable: 'MAX_RENDER_TIME',
    key: 'rendering.max_time',
    read: wholeNumber(1, 86_400),
    default: 300,
    description: 'Seconds that an export may go without a finished frame; ten times that ends it in any case.',
  }),
  frameRate: setting({
    key: 'rendering.frame_rate',
    read: wholeNumber(1, 120),
    default: 30,
    description: 'Frames per second of an export where neither the request nor the graph names any.',
  }),
  host: setting({
    variable: 'HOST',
    key: 'server.host',
    read: host,
    default: '127.0.0.1',
    description: 'Address that the server binds. Other machines can reach it only with BEHIND_PROXY or ALLOW_INSECURE.',
  }),
  port: setting({
    variable: 'PORT',
    key: 'server.port',
    read: wholeNumber(1, 65_535),
    default: 8000,
    description: 'Port of the server.',
  }),
  corsOrigins: setting<readonly string[], readonly string[]>({
    key: 'server.cors_origins',
    read: origins,
    default: [],
    defaultText: 'none',
    description: 'List of origins whose pages may call the API.',
  }),
  publicOrigins: setting<readonly string[], readonly string[]>({
    variable: 'PUBLIC_ORIGINS',
    read: origins,
    default: [],
    defaultText: 'none',
    description: 'Origins under which people reach the server besides localhost, with commas between them.',
  }),
  behindProxy: setting<boolean, boolean>({
    variable: 'BEHIND_PROXY',
    read: flag,
    default: false,
    description: 'A proxy stands before the server, which may then bind any address and answers PUBLIC_ORIGINS alone.',
  }),
  allowInsecure: setting<boolean, boolean>({
    variable: 'ALLOW_INSECURE',
    read: flag,
    default: false,
    description: 'Lets the server bind an address that other machines reach, although there is no login.',
  }),
  logLevel: setting<LogLevel, LogLevel>({
    variable: 'LOG_LEVEL',
    read: oneOf(logLevels),
    default: 'INFO',
    description: 'Least level that is logged: DEBUG, INFO, WARNING, ERROR or CRITICAL.',
  }),
  workerId: setting({
    variable: 'WORKER_ID',
    read: matching(idPattern, 'letters, digits, "_" and "-", at most 64'),
    default: undefined,
    defaultText: 'host name and process id',
    description: 'Name of a worker in lists and logs.',
  }),
  workerHealthPort: setting({
    variable: 'WORKER_HEALTH_PORT',
    read: wholeNumber(0, 65_535),
    default: 0,
    defaultText: '0 (any free one)',
    description: 'Port on which a worker says how it is.',
  }),
  python: setting({
    variable: 'MANIM_NODES_PYTHON',
    read: path,
    default: '.venv/bin/python',
    description: 'The Python that has Manim.',
  }),
  editorDir: setting({
    variable: 'MANIM_NODES_EDITOR_DIR',
    read: path,
    default: undefined,
    defaultText: 'dist/apps/editor/browser, if it exists',
    description: 'Folder of the built editor that the server hands out.',
  }),
  maxQueuedExports: setting({
    variable: 'MAX_QUEUED_EXPORTS',
    read: wholeNumber(1, 100_000),
    default: 100,
    description: 'Exports that may wait; one more is refused with QUEUE_FULL.',
  }),
  texmfHome: setting({
    variable: 'TEXMFHOME',
    read: path,
    default: undefined,
    defaultText: 'as TeX has it',
    description: 'A TeX tree of your own, handed to TeX as it is.',
  }),
} as const;
