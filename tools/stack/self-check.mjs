/** Renders the sample graph to an MP4 through the API, as a person's program would, and removes it again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from '../setup/progress.mjs';
import { root } from '../setup/places.mjs';

export const sample = JSON.parse(readFileSync(join(root, 'examples', 'first-circle.graph.json'), 'utf8'));

async function call(address, method, path, body) {
  const answer = await fetch(address + path, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Stop(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/**
 * Exports `graph` at 480p and 15 fps and gives the bytes of the file back; the job and its file are deleted.
 * Throws Stop when it fails, or takes longer than `seconds`.
 */
export async function exportVideo(address, graph, { seconds = 120 } = {}) {
  const request = { graph, format: 'mp4', quality: '480p', frame_rate: 15 };
  const { job_id: job } = await (await call(address, 'POST', '/api/export', request)).json();
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(100)) {
    const state = await (await call(address, 'GET', `/api/export/${job}`)).json();
    if (state.status === 'failed' || state.status === 'cancelled') {
      throw new Stop(`The export ended as ${state.status}: ${state.error ?? 'no reason given'}`);
    }
    if (state.status !== 'completed') continue;
    const file = new Uint8Array(await (await call(address, 'GET', state.download_url)).arrayBuffer());
    await call(address, 'DELETE', `/api/export/${job}`);
    return file;
  }
  throw new Stop(`The export was not done after ${seconds} s; GET /api/workers says who should have done it.`);
}

/** Seconds that an MP4 lasts, read from its `mvhd` box; undefined when this is no MP4. */
export function videoDuration(file) {
  const bytes = Buffer.from(file);
  const header = bytes.indexOf('mvhd');
  if (bytes.toString('latin1', 4, 8) !== 'ftyp' || header < 0) return undefined;
  // After the name: version (1 byte) and flags (3), two times, the time scale, the duration; 64-bit times in version 1.
  const long = bytes[header + 4] === 1;
  const scale = bytes.readUInt32BE(header + (long ? 24 : 16));
  const duration = long ? Number(bytes.readBigUInt64BE(header + 28)) : bytes.readUInt32BE(header + 20);
  return duration / scale;
}

/** The check that `npm start` ends with: Stop unless a video of the right length comes out. */
export async function selfCheck(address) {
  const duration = videoDuration(await exportVideo(address, sample));
  if (duration === undefined || Math.abs(duration - 2) > 0.2) {
    throw new Stop(
      `The sample came out as ${duration === undefined ? 'no video' : `${duration} s of video`}, not 2 s.`,
    );
  }
}
