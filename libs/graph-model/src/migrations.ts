import { schemaVersion } from './document';
import type { JsonObject } from './json';

/** Lifts a document from one schema version to the next. Pure; the result is checked afterwards as any document is. */
export type Migration = (document: JsonObject) => JsonObject;

/** What a reader of documents knows: the newest version, and by old version the step that leads out of it. */
export interface Schema {
  readonly version: number;
  readonly migrations: ReadonlyMap<number, Migration>;
}

/** The version that this build writes. Version 1 is the first, so there is nothing to lift yet. */
export const currentSchema: Schema = { version: schemaVersion, migrations: new Map() };

/** Applies every migration from `version` on. Throws when one of them is not registered, which is a bug. */
export function lift(document: JsonObject, version: number, schema: Schema): JsonObject {
  if (version >= schema.version) return document;
  const migration = schema.migrations.get(version);
  if (!migration) throw new Error(`No migration leads out of schemaVersion ${version}`);
  return lift(migration(document), version + 1, schema);
}
