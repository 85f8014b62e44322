import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { StatementClient } from '#tables/trino/statement-client.ts';
import { TrinoError } from '#tables/trino/trino-protocol.ts';
import { quiet } from '../../support/sql-table.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, base: string) => void;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that gives these answers one after another, and what it was asked. */
async function serve(answers: readonly Answer[]): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = [];
  let next = 0;
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.method === 'DELETE') return response.writeHead(204).end();
    return answers[next++]!(request, response, base);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, asked };
}

const page =
  (body: (base: string) => object): Answer =>
  (_request, response, base) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'q1', ...body(base) }));
  };
const status =
  (code: number, text = ''): Answer =>
  (_request, response) =>
    response.writeHead(code).end(text);
const dropped: Answer = (request) => request.socket.destroy();
const columns = [{ name: 'n', type: 'integer' }];
const queued = page((base) => ({ nextUri: `${base}/v1/statement/q1/1` }));
const last = page(() => ({ columns, data: [[7]] }));

function clientOf(base: string, more: { signal?: AbortSignal; timeoutSeconds?: number } = {}) {
  return new StatementClient({
    server: base,
    headers: { 'X-Trino-User': 'ann' },
    logger: quiet,
    sleep: async () => {},
    signal: new AbortController().signal,
    timeoutSeconds: 60,
    ...more,
  });
}

async function rowsOf(client: StatementClient): Promise<unknown[]> {
  const rows: unknown[] = [];
  await client.run('SELECT 1', (some) => rows.push(...some));
  return rows;
}

describe('a statement', () => {
  test('is followed from page to page', async () => {
    const first = page((base) => ({
      columns,
      data: [[1], [2]],
      nextUri: `${base}/v1/statement/q1/2`,
    }));
    const { base, asked } = await serve([queued, first, last]);
    expect(await rowsOf(clientOf(base))).toEqual([[1], [2], [7]]);
    expect(asked).toEqual([
      'POST /v1/statement',
      'GET /v1/statement/q1/1',
      'GET /v1/statement/q1/2',
    ]);
  });

  test.each([
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
    ['429', status(429)],
    ['a dropped connection', dropped],
  ])('outlives %s, twice', async (_name, out) => {
    const { base } = await serve([out, queued, out, out, last]);
    expect(await rowsOf(clientOf(base))).toEqual([[7]]);
  });

  test('gives up after eight tries, and cancels what the server may still do', async () => {
    const { base, asked } = await serve([
      queued,
      ...Array.from({ length: 8 }, () => status(503, 'busy')),
    ]);
    await expect(rowsOf(clientOf(base))).rejects.toThrow(
      /cannot be asked after 8 tries: it answered 503 Service Unavailable: busy/,
    );
    expect(asked.at(-1)).toBe('DELETE /v1/statement/q1/1');
  });

  const noNodes = page(() => ({
    error: { message: 'No nodes', errorName: 'NO_NODES_AVAILABLE', errorType: 'INTERNAL_ERROR' },
  }));

  test('waits for a cluster that has no node yet, four times', async () => {
    const { base } = await serve([noNodes, queued, noNodes, queued, last]);
    expect(await rowsOf(clientOf(base))).toEqual([[7]]);
    server!.close();
    const { base: never, asked } = await serve(Array.from({ length: 5 }, () => noNodes));
    await expect(rowsOf(clientOf(never))).rejects.toThrow('No nodes');
    expect(asked).toHaveLength(5);
  });

  test('that fails says what the server says, without the place in our SQL', async () => {
    const error = {
      message: 'line 1:8: Division by zero',
      errorName: 'DIVISION_BY_ZERO',
      errorType: 'USER_ERROR',
    };
    const { base, asked } = await serve([queued, page(() => ({ error }))]);
    const failure = await rowsOf(clientOf(base)).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(TrinoError);
    expect(failure).toMatchObject({ message: 'Division by zero', queryId: 'q1' });
    expect(asked.some((one) => one.startsWith('DELETE'))).toBe(false);
  });

  test('is cancelled on the server when the run is', async () => {
    const aborting = new AbortController();
    const { base, asked } = await serve([queued, () => aborting.abort()]);
    await expect(rowsOf(clientOf(base, { signal: aborting.signal }))).rejects.toThrow(
      'the query was cancelled because the run was',
    );
    expect(asked.at(-1)).toBe('DELETE /v1/statement/q1/1');
  });

  test('is cancelled when its time is up', async () => {
    const { base, asked } = await serve([queued, () => {}]);
    await expect(rowsOf(clientOf(base, { timeoutSeconds: 0.05 }))).rejects.toThrow(
      'took too long over one query, which was cancelled. Set TRINO_TIMEOUT_SECONDS higher',
    );
    expect(asked.at(-1)).toBe('DELETE /v1/statement/q1/1');
  });

  test.each([
    [
      '401',
      status(401, 'Access Denied'),
      'does not let this user in (it answered 401 Unauthorized: Access Denied)',
    ],
    ['403', status(403), 'refuses this user'],
    ['404', status(404, '<html>'), 'cannot be asked: it answered 404 Not Found: <html>'],
    ['a redirect', status(302), 'cannot be asked: it answered 302'],
    ['another server', status(200, 'hello'), 'it answered something else than Trino does'],
  ])('is not tried again on %s', async (_name, answer, message) => {
    const { base, asked } = await serve([answer]);
    await expect(rowsOf(clientOf(base))).rejects.toThrow(message);
    expect(asked).toHaveLength(1);
  });

  test('never takes its credentials to another address', async () => {
    const { base, asked } = await serve([
      page(() => ({ nextUri: 'http://127.0.0.2:9/v1/statement/q1/1' })),
    ]);
    await expect(rowsOf(clientOf(base))).rejects.toThrow(
      'sends its clients on to http://127.0.0.2:9. Behind a proxy or gateway Trino needs http-server.process-forwarded=true',
    );
    expect(asked).toHaveLength(1);
  });
});

test('what the server read is added up', async () => {
  const stats = { state: 'FINISHED', processedRows: 10, physicalInputBytes: 300 };
  const done = page(() => ({ columns, data: [[1]], stats }));
  const { base } = await serve([done, done]);
  const client = clientOf(base);
  await rowsOf(client);
  await rowsOf(client);
  expect(client.cost).toEqual({ statements: 2, bytes: 600, rows: 20 });
});
