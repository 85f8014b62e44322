import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { loadFlightModel } from './load-model.ts';
import { modelServer } from './server.ts';

/** `tsx serve/main.ts --model <registered model directory> --version 3 --port 0` prints the port that it listens on. */
const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'model' },
    version: { type: 'string', default: 'unregistered' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '9001' },
  },
});

const server = modelServer(await loadFlightModel(values.model), values.version);
server.listen(Number(values.port), values.host, () => {
  console.log(
    JSON.stringify({ port: (server.address() as AddressInfo).port, version: values.version }),
  );
});
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
