/** What Angular's dev server hands on to the gateway: the same paths as nginx in docker/editor.conf. */
const target = `http://127.0.0.1:${process.env.GATEWAY_PORT}`;
const paths = ['/api', '/exports', '/static', '/tmp/preview'];
const sockets = ['/socket.io', '/ws'];

export default Object.fromEntries([
  ...paths.map((path) => [path, { target }]),
  ...sockets.map((path) => [path, { target, ws: true }]),
]);
