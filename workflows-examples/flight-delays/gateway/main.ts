import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { weightedGateway } from './gateway.ts';

/** `tsx gateway/main.ts --stable http://127.0.0.1:9001 --canary http://127.0.0.1:9002 --port 8080` */
const { values } = parseArgs({
  options: {
    stable: { type: 'string' },
    canary: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8080' },
  },
});
if (values.stable === undefined)
  throw new Error('--stable is required: the URL of the model server in production');

const server = weightedGateway({ stable: values.stable, canary: values.canary }, Math.random);
server.listen(Number(values.port), values.host, () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
});
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
