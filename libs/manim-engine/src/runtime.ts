import { delimiter } from 'node:path';

/** Where the Python runtime is and what its processes may know of the machine. */
export interface RuntimeOptions {
  /** The Python that has Manim and the runtime package. */
  readonly python: string;
  /** Folders with programs (`latex`, `dvisvgm`), as in `PATH`; the usual ones without it. */
  readonly searchPath?: string;
  /** A TeX tree of the project's own. */
  readonly texmfHome?: string;
  /** Formulas that were typeset before; read by jobs, written by the engine alone. */
  readonly formulaCache?: string;
  /** Bytes of address space that one render may take beyond what Manim itself needs. */
  readonly memoryLimit: number;
}

const usualPath = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/opt/homebrew/bin',
  '/Library/TeX/texbin',
].join(delimiter);

/** Options of every Python here: no folder of the user's own, and not the working folder, on the import path. */
export const pythonFlags = ['-s', '-P'] as const;

/**
 * The whole environment of a render process, built from nothing: a scene finds no secret of the worker in it, and no
 * settings of a person who also uses Manim on this machine, since `home` is a folder of the job's own.
 */
export function runtimeEnvironment(options: RuntimeOptions, home: string): Readonly<Record<string, string>> {
  return {
    PATH: options.searchPath ?? usualPath,
    HOME: home,
    LANG: 'C.UTF-8',
    // Manim iterates over sets of strings; fixed hashes give the same order in every process.
    PYTHONHASHSEED: '0',
    PYTHONUTF8: '1',
    OPENBLAS_NUM_THREADS: '1',
    ...(options.texmfHome !== undefined && { TEXMFHOME: options.texmfHome }),
  };
}
