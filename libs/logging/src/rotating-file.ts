import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, format, parse } from 'node:path';
import { Writable } from 'node:stream';
import { isErrorLike, messageOf } from './error-like';

export interface RotatingFileOptions {
  /** Bytes at which a file is full. */
  readonly maxBytes: number;
  /** How many files there are at most, the present one included: `app.log`, `app.1.log`, … the oldest last. */
  readonly files: number;
  /** Told once for each outage, with the reason; until the file can be written again, what comes is dropped. */
  readonly onFault: (reason: string) => void;
}

/**
 * A log file that never grows beyond its limit and never stops its writer. Writes at once: the last line before a
 * crash is on disk. (Winston's own file transport holds up every other transport when the disk is full.)
 */
export class RotatingFile extends Writable {
  #descriptor: number | undefined;
  #size = 0;
  #isFaulty = false;

  constructor(
    private readonly file: string,
    private readonly options: RotatingFileOptions,
  ) {
    super();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    try {
      this.#append(chunk);
      this.#isFaulty = false;
    } catch (error) {
      this.#close();
      if (!this.#isFaulty) this.options.onFault(messageOf(error));
      this.#isFaulty = true;
    }
    done();
  }

  override _final(done: () => void): void {
    this.#close();
    done();
  }

  #append(chunk: Buffer): void {
    let descriptor = this.#descriptor ?? this.#open();
    if (this.#size > 0 && this.#size + chunk.length > this.options.maxBytes) {
      this.#close();
      this.#rotate();
      descriptor = this.#open();
    }
    this.#size += writeSync(descriptor, chunk);
  }

  #open(): number {
    mkdirSync(dirname(this.file), { recursive: true });
    const descriptor = openSync(this.file, 'a', 0o600);
    this.#descriptor = descriptor;
    this.#size = fstatSync(descriptor).size;
    return descriptor;
  }

  #close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Every file moves up by one; the oldest is overwritten. */
  #rotate(): void {
    for (let age = this.options.files - 1; age > 0; age -= 1) {
      try {
        renameSync(this.#nameAt(age - 1), this.#nameAt(age));
      } catch (error) {
        if (!isErrorLike(error) || !('code' in error) || error.code !== 'ENOENT') throw error;
      }
    }
  }

  #nameAt(age: number): string {
    const { dir, name, ext } = parse(this.file);
    return age === 0 ? this.file : format({ dir, name: `${name}.${age}`, ext });
  }
}
