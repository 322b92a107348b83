import type { ExportState } from '@manim-nodes/contracts';
import type { ExportRecord } from '@manim-nodes/storage';

/** Fields of a record that are ours alone. */
const ours = ['graph_hash', 'request_id', 'file'] as const;

/** What the API says of an export: its record, and where to fetch the file. */
export function exportState(record: ExportRecord): ExportState {
  const done = record.status === 'completed' && record.file !== undefined;
  return { ...without(record, ours), ...(done && { download_url: `/exports/${record.file}` }) };
}

function without<T extends object, K extends keyof T>(record: T, keys: readonly K[]): Omit<T, K> {
  const copy = { ...record };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy;
}
