/** Asks a running stack for a preview over both of its sockets, as the editor and as a program would. */
import { io } from 'socket.io-client';

/** Milliseconds until a preview of the sample must be complete. */
const limit = 60_000;

/** Collects `frame` messages until `complete`; rejects on `error` or after the limit. */
function collector(close) {
  const frames = [];
  let settle;
  const result = new Promise((resolve, reject) => (settle = { resolve, reject }));
  const timer = setTimeout(() => settle.reject(new Error(`no complete preview after ${limit / 1000} s`)), limit);
  const finish = (end) => {
    clearTimeout(timer);
    close();
    end();
  };
  const take = (message) => {
    if (message.type === 'frame') frames.push(message);
    if (message.type === 'complete') finish(() => settle.resolve({ frames, complete: message }));
    if (message.type === 'error') finish(() => settle.reject(new Error(message.message)));
  };
  return { take, fail: (error) => finish(() => settle.reject(error)), result };
}

/** The frames of `graph` over Socket.IO, as the editor asks for them. */
export function previewBySocketIo(address, graph) {
  const socket = io(`${address}/ws/preview`, { transports: ['websocket'], extraHeaders: { origin: address } });
  const { take, fail, result } = collector(() => socket.disconnect());
  for (const type of ['frame', 'complete', 'error']) socket.on(type, take);
  socket.on('connect_error', fail);
  socket.on('connect', () => socket.emit('render', { type: 'render', graph, quality: 'low' }));
  return result;
}

/** The same over a plain WebSocket, for programs without Socket.IO. */
export function previewByWebSocket(address, graph) {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/ws/preview`);
  const { take, fail, result } = collector(() => socket.close());
  socket.onmessage = ({ data }) => take(JSON.parse(data));
  socket.onerror = () => fail(new Error('the WebSocket was refused'));
  socket.onopen = () => socket.send(JSON.stringify({ type: 'render', graph, quality: 'low' }));
  return result;
}

/** Fetches the first frame; throws unless it is a PNG of 854 × 480. */
export async function openFrame(address, { url }) {
  const answer = await fetch(address + url);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const size = bytes.toString('latin1', 1, 4) === 'PNG' ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : [];
  if (size.join('×') !== '854×480') throw new Error(`${url} answered ${answer.status} with no picture of 854×480`);
}
