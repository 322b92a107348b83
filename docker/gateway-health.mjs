/** Exit code 0 when the gateway is ready. It answers only to the hosts of PUBLIC_ORIGINS, so this asks as one of them. */
import { get } from 'node:http';

const { PORT = '8000', PUBLIC_ORIGINS } = process.env;
const host = PUBLIC_ORIGINS ? new URL(PUBLIC_ORIGINS.split(',')[0].trim()).host : `127.0.0.1:${PORT}`;
get({ host: '127.0.0.1', port: PORT, path: '/api/ready', headers: { host }, timeout: 4000 }, (answer) => {
  process.exit(answer.statusCode === 200 ? 0 : 1);
}).on('error', () => process.exit(1));
