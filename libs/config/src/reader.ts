import { isIP } from 'node:net';

/** Why a value cannot be used: the end of a sentence that begins with the setting's name. */
export class Fault {
  constructor(readonly message: string) {}
}

/** Reads a value as it came from the environment (a text) or from YAML (anything). */
export type Reader<Value> = (raw: unknown) => Value | Fault;

export function wholeNumber(min: number, max: number): Reader<number> {
  return (raw) => {
    const value = typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : raw;
    return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : new Fault(`must be a whole number from ${min} to ${max}, got ${quoted(raw)}`);
  };
}

export function oneOf<const Option extends string>(options: readonly Option[]): Reader<Option> {
  return (raw) =>
    options.find((option) => option === raw) ?? new Fault(`must be one of ${options.join(', ')}, got ${quoted(raw)}`);
}

export function matching(pattern: RegExp, description: string): Reader<string> {
  return (raw) =>
    typeof raw === 'string' && pattern.test(raw) ? raw : new Fault(`must be ${description}, got ${quoted(raw)}`);
}

export const flag: Reader<boolean> = (raw) => {
  if (raw === true || raw === 'true' || raw === '1') return true;
  if (raw === false || raw === 'false' || raw === '0') return false;
  return new Fault(`must be true or false, got ${quoted(raw)}`);
};

/** A text that names a file or folder; made absolute later, when the home folder is known. */
export const path: Reader<string> = (raw) =>
  typeof raw === 'string' && !raw.includes('\0') ? raw : new Fault(`must be a path, got ${quoted(raw)}`);

export const host: Reader<string> = (raw) =>
  typeof raw === 'string' && (isIP(raw) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(raw))
    ? raw
    : new Fault(`must be a host name or an IP address, got ${quoted(raw)}`);

/** The value is not repeated in the fault: such an address may hold a password. */
export const redisUrl: Reader<string> = (raw) =>
  typeof raw === 'string' && URL.canParse(raw) && ['redis:', 'rediss:'].includes(new URL(raw).protocol)
    ? raw
    : new Fault('must be an address such as redis://127.0.0.1:6379');

/** A YAML list, or texts with commas between them. */
export const origins: Reader<readonly string[]> = (raw) => {
  const items: readonly unknown[] = typeof raw === 'string' ? raw.split(',').map((item) => item.trim()) : asList(raw);
  const exact = items.filter((item) => typeof item === 'string').filter(isOrigin);
  const wrong = items.find((item) => !exact.some((origin) => origin === item));
  return exact.length === items.length
    ? exact
    : new Fault(`must hold origins such as http://localhost:5173, without a path; got ${quoted(wrong)}`);
};

function asList(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [raw];
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** A value as it may stand in a message: short and on one line. */
export function quoted(raw: unknown): string {
  const text = JSON.stringify(raw);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
