import type { Diagnostic } from './diagnostic';
import type { Graph } from './document';
import { readDocument } from './document-reader';
import type { JsonObject } from './json';
import { checkJsonText } from './json-text';
import { currentSchema, lift, type Schema } from './migrations';
import { integer, isObject, jsonObject } from './read';
import { checkReferences, isWithinLimits, withEdgeIds } from './references';
import { Faults, printable, quoted, Spot, unreadable, type Unreadable } from './spot';

/** What a document without a version has. */
const firstVersion = 1;

/** A graph to rely on, or everything that is wrong with the document, each fault with its path. */
export type ParseResult =
  { readonly ok: true; readonly graph: Graph } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What stands in for a field that the document does not have: clients that create a graph send no id. */
export interface ParseOptions {
  readonly id?: string;
  readonly name?: string;
}

/** Reads a document from JSON text. Size and nesting are checked before the text is parsed. Never throws. */
export function parseGraphText(text: string, options: ParseOptions = {}): ParseResult {
  const refusals = checkJsonText(text);
  if (refusals.length > 0) return { ok: false, diagnostics: refusals };
  const parsed = parseJson(text);
  if ('value' in parsed) return parseGraph(parsed.value, options);
  const message = `document: is not JSON: ${printable(parsed.reason, 120)}`;
  return { ok: false, diagnostics: [{ code: 'invalid-document', severity: 'error', message }] };
}

function parseJson(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Reads a document from a parsed value, which may come from anybody; the graph shares nothing with it. Missing
 * settings, positions, `data`, edge ids, `subgraphs` and `schemaVersion` are filled in; older documents are lifted,
 * newer ones are refused. What a node type means by its parameters is not looked at. Never throws.
 */
export function parseGraph(input: unknown, options: ParseOptions = {}): ParseResult {
  return parseWith(currentSchema, input, options);
}

/** `parseGraph` for any schema, so that migrations can be tried before there is one. */
export function parseWith(schema: Schema, input: unknown, options: ParseOptions = {}): ParseResult {
  const faults = new Faults();
  const graph = read(schema, input, options, faults);
  return graph !== unreadable && !faults.any ? { ok: true, graph } : { ok: false, diagnostics: faults.all() };
}

function read(schema: Schema, input: unknown, options: ParseOptions, faults: Faults): Graph | Unreadable {
  const root = Spot.root(faults);
  if (!isObject(input)) return root.fault(`must be an object, got ${quoted(input)}`);
  const version = versionOf(input, root.at('schemaVersion')) ?? schema.version;
  if (version > schema.version) return refuseNewer(version, faults);
  const document = version < schema.version ? liftFrom(version, schema, input, root) : input;
  if (document === unreadable || !isWithinLimits(document, root)) return unreadable;
  const complete = { ...withEdgeIds(document), id: document.id ?? options.id, name: document.name ?? options.name };
  checkReferences(complete, root);
  return readDocument(complete, root);
}

/** The version that a document says it has. An unreadable one is reported, and the rest is then read as the newest. */
function versionOf(document: Readonly<Record<string, unknown>>, spot: Spot): number | undefined {
  const version = integer(firstVersion, Number.MAX_SAFE_INTEGER)(document.schemaVersion ?? firstVersion, spot);
  return version === unreadable ? undefined : version;
}

function refuseNewer(version: number, faults: Faults): Unreadable {
  const message = `This graph was saved by a newer version of manim-nodes (schemaVersion ${version}); update manim-nodes to open it`;
  faults.add({ code: 'newer-version', severity: 'error', message });
  return unreadable;
}

/** Migrations get plain JSON within its limits, so that each has only its own change to think of. */
function liftFrom(version: number, schema: Schema, input: unknown, root: Spot): JsonObject | Unreadable {
  const document = jsonObject(input, root);
  return document === unreadable ? unreadable : lift(document, version, schema);
}
