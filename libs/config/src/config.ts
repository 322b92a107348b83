import type { PreviewQuality } from '@manim-nodes/contracts';

/** From the most talkative on; each includes those after it. */
export const logLevels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Everything that an operator can set, checked and with its defaults. Paths are absolute. */
export interface Config {
  readonly directories: {
    /** Saved graphs, one JSON file each. */
    readonly data: string;
    readonly exports: string;
    /** Frames of previews; may be lost at any time. */
    readonly preview: string;
    /** Holds every folder below. */
    readonly home: string;
    readonly logs: string;
    readonly templates: string;
    readonly assets: string;
    readonly artifacts: string;
    readonly tmp: string;
    /** The SQLite file of the job records. */
    readonly jobs: string;
  };
  readonly redis: { readonly url: string };
  readonly rendering: {
    /** Preview quality where a request names none. */
    readonly quality: PreviewQuality;
    /** Seconds that an export may go without a finished frame. */
    readonly maxTime: number;
    /** Frames per second of an export where neither request nor graph names any. */
    readonly frameRate: number;
    /** The Python that has Manim. */
    readonly python: string;
    /** A TeX tree of one's own, handed to TeX as it is. */
    readonly texmfHome?: string;
  };
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** Origins whose pages may call the API; compared exactly. */
    readonly corsOrigins: readonly string[];
    /** Origins under which people reach this server besides the loopback ones; compared exactly. */
    readonly publicOrigins: readonly string[];
    readonly behindProxy: boolean;
    /** The built editor; without it the gateway serves the API alone. */
    readonly editorDir?: string;
  };
  readonly worker: {
    readonly id: string;
    /** 0 takes any free port. */
    readonly healthPort: number;
  };
  readonly logging: { readonly level: LogLevel };
  readonly exports: {
    /** Exports that may wait; one more is refused. */
    readonly maxQueued: number;
  };
}
