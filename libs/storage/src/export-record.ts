import {
  errorStatus,
  exportFormats,
  exportQualities,
  failureCauses,
  jobStatuses,
  type ExportState,
} from '@manim-nodes/contracts';

/** All that is kept of an export: what the API says of it, and what is needed to run it again. */
export interface ExportRecord extends Omit<ExportState, 'download_url'> {
  readonly graph_hash: string;
  readonly request_id: string;
  /** Name of the finished file in the exports folder. */
  readonly file?: string;
}

/** The columns of the table, which are the fields of a record. */
export const columns = [
  'job_id',
  'status',
  'progress',
  'graph_id',
  'graph_name',
  'graph_hash',
  'format',
  'quality',
  'frame_rate',
  'request_id',
  'file',
  'file_size',
  'created_at',
  'started_at',
  'completed_at',
  'error',
  'code',
  'cause',
  'node_id',
  'traceback',
  'attempts',
] as const satisfies readonly (keyof ExportRecord)[];

type Row = Readonly<Record<string, unknown>>;

/** A row as a record, without the fields that are null. Throws when the row is not one that we wrote. */
export function readRecord(row: Row): ExportRecord {
  const optional = {
    graph_id: optionalText(row, 'graph_id'),
    file: optionalText(row, 'file'),
    file_size: row.file_size === null ? undefined : number(row, 'file_size'),
    started_at: optionalText(row, 'started_at'),
    completed_at: optionalText(row, 'completed_at'),
    error: optionalText(row, 'error'),
    code: row.code === null ? undefined : oneOf(row, 'code', keysOf(errorStatus)),
    cause: row.cause === null ? undefined : oneOf(row, 'cause', keysOf(failureCauses)),
    node_id: optionalText(row, 'node_id'),
    traceback: optionalText(row, 'traceback'),
  };
  return {
    job_id: text(row, 'job_id'),
    status: oneOf(row, 'status', jobStatuses),
    progress: number(row, 'progress'),
    graph_name: text(row, 'graph_name'),
    graph_hash: text(row, 'graph_hash'),
    format: oneOf(row, 'format', exportFormats),
    quality: oneOf(row, 'quality', keysOf(exportQualities)),
    frame_rate: number(row, 'frame_rate'),
    request_id: text(row, 'request_id'),
    created_at: text(row, 'created_at'),
    attempts: number(row, 'attempts'),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`The column ${column} of an export is not a text`);
  return value;
}

function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : text(row, column);
}

function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`The column ${column} of an export is not a number`);
  return value;
}

function oneOf<T extends string>(row: Row, column: string, options: readonly T[]): T {
  const value = text(row, column);
  const option = options.find((known) => known === value);
  if (option === undefined) throw new Error(`The column ${column} of an export holds ${value}`);
  return option;
}

function keysOf<T extends string>(table: Readonly<Record<T, unknown>>): readonly T[] {
  return Object.keys(table) as T[];
}
