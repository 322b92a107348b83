import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { finalStatuses, type ExportState, type JobStatus } from '@manim-nodes/contracts';
import { columns, readRecord, type ExportRecord } from './export-record';
import { migrate } from './job-schema';

export interface ExportQuery {
  readonly status?: JobStatus;
  readonly limit?: number;
  readonly offset?: number;
}

/** What may change of a record once it is written. */
export type ExportChange = Partial<
  Pick<
    ExportState,
    | 'status'
    | 'progress'
    | 'file_size'
    | 'started_at'
    | 'completed_at'
    | 'error'
    | 'code'
    | 'cause'
    | 'node_id'
    | 'traceback'
    | 'attempts'
  > & { readonly file: string }
>;

const isFinalSql = `status IN (${[...finalStatuses].map((status) => `'${status}'`).join(', ')})`;

/** The records of export jobs in SQLite, written by the gateway alone. Each call is durable when it returns. */
export class SqliteJobStore {
  private readonly database: DatabaseSync;
  private readonly insertion: StatementSync;

  /** Opens or makes the database; throws with a clear message when a newer version wrote it. */
  constructor(file: string) {
    this.database = new DatabaseSync(file);
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    migrate(this.database);
    const names = columns.join(', ');
    const places = columns.map((column) => `:${column}`).join(', ');
    this.insertion = this.database.prepare(`INSERT INTO exports (${names}) VALUES (${places})`);
  }

  insert(record: ExportRecord): void {
    this.insertion.run(Object.fromEntries(columns.map((column) => [column, record[column] ?? null])));
  }

  get(jobId: string): ExportRecord | undefined {
    const row = this.database.prepare('SELECT * FROM exports WHERE job_id = ?').get(jobId);
    return row && readRecord(row);
  }

  /** Newest first. */
  list({ status, limit = 100, offset = 0 }: ExportQuery): readonly ExportRecord[] {
    const condition = status === undefined ? '' : 'WHERE status = :status';
    const statement = this.database.prepare(
      `SELECT * FROM exports ${condition} ORDER BY created_at DESC, job_id LIMIT :limit OFFSET :offset`,
    );
    const values = { limit, offset, ...(status !== undefined && { status }) };
    return statement.all(values).map(readRecord);
  }

  /** All that have not ended, oldest first. */
  unfinished(): readonly ExportRecord[] {
    const rows = this.database.prepare(`SELECT * FROM exports WHERE NOT ${isFinalSql} ORDER BY created_at`).all();
    return rows.map(readRecord);
  }

  /** Mean seconds from start to end of the last twenty completed exports; `undefined` before the first. */
  meanSeconds(): number | undefined {
    const row = this.database
      .prepare(
        `SELECT avg(seconds) AS mean FROM (
           SELECT (julianday(completed_at) - julianday(started_at)) * 86400 AS seconds FROM exports
           WHERE status = 'completed' AND started_at IS NOT NULL ORDER BY completed_at DESC LIMIT 20)`,
      )
      .get();
    return typeof row?.mean === 'number' ? row.mean : undefined;
  }

  /**
   * Changes a record that has not ended, in one transaction. Gives the record as it is then; `undefined`, and nothing
   * changed, when there is none or it has ended: nobody leaves a final state.
   */
  change(jobId: string, change: ExportChange): ExportRecord | undefined {
    const entries = Object.entries<SQLInputValue | undefined>(change).filter(([, value]) => value !== undefined);
    if (entries.length === 0) return undefined;
    const assignments = entries.map(([column]) => `${column} = :${column}`).join(', ');
    const values = { ...Object.fromEntries(entries), job_id: jobId };
    const row = this.database
      .prepare(`UPDATE exports SET ${assignments} WHERE job_id = :job_id AND NOT ${isFinalSql} RETURNING *`)
      .get(values);
    return row && readRecord(row);
  }

  /** Forgets a job; false when there was none. */
  remove(jobId: string): boolean {
    return this.database.prepare('DELETE FROM exports WHERE job_id = ?').run(jobId).changes > 0;
  }

  close(): void {
    this.database.close();
  }
}
