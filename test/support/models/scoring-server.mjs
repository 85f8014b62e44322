// A model server for tests: KServe V1 on PORT after START_MS, which answers after ANSWER_MS and may exit.
import { createServer } from 'node:http';

const { PORT = '0', START_MS = '0', ANSWER_MS = '0', EXIT_AFTER = '0' } = process.env;
let answered = 0;
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end('ready');
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { instances } = JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify({ predictions: instances.map(() => 0.5) });
    setTimeout(() => response.end(body), Number(ANSWER_MS));
    if (++answered === Number(EXIT_AFTER)) process.exit(3);
  });
});
setTimeout(() => server.listen(Number(PORT), '127.0.0.1'), Number(START_MS));
