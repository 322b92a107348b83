import type { DatabaseSync } from 'node:sqlite';

/** One step each from one version of the database to the next; version n is what the first n steps make. */
const steps: readonly string[] = [
  `CREATE TABLE exports (
     job_id TEXT PRIMARY KEY,
     status TEXT NOT NULL,
     progress REAL NOT NULL,
     graph_id TEXT,
     graph_name TEXT NOT NULL,
     graph_hash TEXT NOT NULL,
     format TEXT NOT NULL,
     quality TEXT NOT NULL,
     frame_rate REAL NOT NULL,
     request_id TEXT NOT NULL,
     file TEXT,
     file_size INTEGER,
     created_at TEXT NOT NULL,
     started_at TEXT,
     completed_at TEXT,
     error TEXT,
     code TEXT,
     cause TEXT,
     node_id TEXT,
     traceback TEXT,
     attempts INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX exports_by_status ON exports (status, created_at);
   CREATE INDEX exports_by_time ON exports (created_at);`,
];

/** Brings a database to the newest version, each step in a transaction. Throws when a newer program wrote it. */
export function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > steps.length) {
    throw new Error(`The job records were written by a newer version of manim-nodes (${version}); update manim-nodes`);
  }
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
