import { deflateSync, inflateSync } from 'node:zlib';
import { previewQualities, redisKeys, type PreviewQuality, type PreviewRequest } from '@manim-nodes/contracts';
import type { Redis } from 'ioredis';
import { StaleRevision } from './queue-unavailable';

/** The newest render of a session is kept so long after it was asked for, in seconds. */
const keptFor = 3600;

/** A document is at most 2 MB as JSON; what inflates to more was not written by us. */
const inflatedLimit = 4_000_000;

/*
 * How a newer render supersedes an older one. The hash of a session holds the newest request and `claimed`, the
 * revision that a worker took last. Each request first writes the hash, then adds a job of its own, so that after every
 * write some job starts that reads the hash later; claiming is atomic, so each revision is rendered at most once and
 * jobs that find nothing newer than `claimed` end at once. Nothing depends on which job is still waiting or active.
 */
const storeScript = `
local last = tonumber(redis.call('HGET', KEYS[1], 'revision') or '0')
local claimed = tonumber(redis.call('HGET', KEYS[1], 'claimed') or '0')
local revision = tonumber(ARGV[1])
if revision < last or revision <= claimed then return { 0, math.max(last, claimed) } end
redis.call('HSET', KEYS[1], 'revision', ARGV[1], 'graph_hash', ARGV[2], 'graph', ARGV[3], 'quality', ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[5])
return { 1, last }`;

const claimScript = `
local revision = tonumber(redis.call('HGET', KEYS[1], 'revision') or '0')
local claimed = tonumber(redis.call('HGET', KEYS[1], 'claimed') or '0')
if revision <= claimed then return false end
redis.call('HSET', KEYS[1], 'claimed', revision)
return redis.call('HMGET', KEYS[1], 'revision', 'graph_hash', 'graph', 'quality')`;

const releaseScript = `
if redis.call('HGET', KEYS[1], 'claimed') == ARGV[1] then redis.call('HSET', KEYS[1], 'claimed', 0) end`;

const settleScript = `
local revision = redis.call('HGET', KEYS[1], 'revision')
if revision then redis.call('HSET', KEYS[1], 'claimed', revision) end
return tonumber(revision or '0')`;

/** Deflated JSON in base64, as it travels in a `PreviewRequest`. */
export function packGraph(graph: unknown): string {
  return deflateSync(JSON.stringify(graph)).toString('base64');
}

/** The inverse of `packGraph`. Throws when the text is not deflated JSON or inflates to more than 4 MB. */
export function unpackGraph(packed: string): unknown {
  return JSON.parse(inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: inflatedLimit }).toString('utf8'));
}

/** Identity of the queue's job for one render; at the same time the name of the folder of its frames. */
export function previewJobId(sessionId: string, revision: number): string {
  return `${sessionId}-r${revision}`;
}

/** Makes the request the newest of its session and gives the revision before it. Throws `StaleRevision`. */
export async function storePreview(redis: Redis, sessionId: string, request: PreviewRequest): Promise<number> {
  const { revision, graph_hash, graph, quality } = request;
  const key = redisKeys.preview(sessionId);
  const answer: unknown = await redis.eval(storeScript, 1, key, revision, graph_hash, graph, quality, keptFor);
  const [stored, last] = Array.isArray(answer) ? answer.map(Number) : [];
  if (stored !== 1) throw new StaleRevision(revision, last ?? 0);
  return last ?? 0;
}

/**
 * The worker's half: takes the newest render of the session, once. `undefined` when it was rendered, taken by another
 * worker, cancelled, or is older than an hour; the job is then done.
 */
export async function claimPreview(redis: Redis, sessionId: string): Promise<PreviewRequest | undefined> {
  const answer: unknown = await redis.eval(claimScript, 1, redisKeys.preview(sessionId));
  if (!Array.isArray(answer)) return undefined;
  const [revision, graph_hash, graph, quality] = answer.map(String);
  if (graph_hash === undefined || graph === undefined || !isPreviewQuality(quality)) return undefined;
  return { revision: Number(revision), graph_hash, graph, quality };
}

/** Gives a claimed render back, so that the next worker that takes the job renders it: for a worker that shuts down. */
export async function releasePreview(redis: Redis, sessionId: string, revision: number): Promise<void> {
  await redis.eval(releaseScript, 1, redisKeys.preview(sessionId), revision);
}

/** Marks the newest render as taken, so that no job renders it any more; gives its revision, 0 without any. */
export async function settlePreview(redis: Redis, sessionId: string): Promise<number> {
  return Number(await redis.eval(settleScript, 1, redisKeys.preview(sessionId)));
}

/** The revision that the session asked for last, 0 without any. */
export async function lastRevision(redis: Redis, sessionId: string): Promise<number> {
  return Number((await redis.hget(redisKeys.preview(sessionId), 'revision')) ?? 0);
}

function isPreviewQuality(value: string | undefined): value is PreviewQuality {
  return value !== undefined && Object.hasOwn(previewQualities, value);
}
