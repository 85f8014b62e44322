import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { startModelServer } from '../../support/model-server.ts';
import { runContext } from '../../support/run-context.ts';

const server = fileURLToPath(new URL('../../support/models/scoring-server.mjs', import.meta.url));

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'load-'));
  const rows = Array.from({ length: 30 }, (_, index) => `r${index},${index * 100},SFO`);
  writeFileSync(join(directory, 'rows.csv'), ['id,distance,origin', ...rows, ''].join('\n'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function gate(
  load: string,
  endpoint: string | undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<ActionOutcome> {
  writeFileSync(join(directory, 'gates.yaml'), `version: 1\ntask: binary\nload: ${load}\n`);
  const inputs = {
    policy: 'gates.yaml',
    candidate: undefined,
    champion: undefined,
    metrics: undefined,
    model: undefined,
    predictCommand: undefined,
    endpoint,
    registry: 'file:registry',
  };
  return runQualityGate(inputs, runContext(directory, { env: { ...process.env, ...env } }));
}

async function problemOf(running: Promise<ActionOutcome>): Promise<string> {
  const error: unknown = await running.catch((reason: unknown) => reason);
  if (!(error instanceof CannotRunError)) throw error;
  return error.message;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const table = 'request: { table: rows.csv, rows_per_request: 3 }';

describe('a load test', () => {
  test('asks a server about rows of a table and decides every limit of the policy', async () => {
    await using model = await startModelServer();
    const outcome = await gate(
      `{ rate_per_second: 100, duration_seconds: 1, p50_ms: 5000, error_rate: 0.1, ${table} }`,
      model.v1,
    );
    const checks = outcome.findings.map(({ check }) => check);
    expect(checks).toEqual(['load.p50_ms', 'load.error_rate', 'load.generator']);
    for (const { verdict, message, observed } of outcome.findings.slice(0, 2)) {
      // A machine that is too busy to send on time is told, and decides nothing.
      if (verdict !== 'pass') expect(message).toContain('the load generator itself was late');
      expect(observed).toMatchObject({ n: 100, interval: { level: 0.95 } });
    }
    expect(outcome.findings[1]!.observed.value).toBe(0);
    expect(outcome.inputDigests['load.rows.csv']).toMatch(/^[0-9a-f]{64}$/);
    expect(outcome.details).toMatchObject({ load: { requests: 100, failures: {} } });
    expect(outcome.summaryDetails).toContain('### Load');
    // One to see that it answers, then the rows three at a time, in turn.
    expect(model.requests).toHaveLength(101);
    const [first] = (model.requests[1]!.body as { instances: unknown[][] }).instances;
    expect(first).toEqual({ distance: 0, origin: 'SFO' });
  });

  test('posts a body as it is, to any address, with the headers of the predictor', async () => {
    await using model = await startModelServer('s3cret');
    const body = '{"instances": [{"distance": 1}]}';
    const load = `{ rate_per_second: 20, duration_seconds: 0.5, error_rate: 0.9, request: { body: ${body} } }`;
    const headers = "predictor: { headers: { authorization: 'Bearer env:MODEL_TOKEN' } }";
    const outcome = await gate(`${load}\n${headers}`, `${model.url}/v1/models/late:predict`, {
      MODEL_TOKEN: 's3cret',
    });
    expect(outcome.findings[0]!.observed.value).toBe(0);
    expect(model.requests).toHaveLength(11);
    expect(model.requests[5]!.body).toEqual(JSON.parse(body));
    const refused = await problemOf(
      gate(`${load}\n${headers}`, `${model.url}/v1/models/late:predict`, { MODEL_TOKEN: 'wrong' }),
    );
    expect(refused).toContain('answers 401');
    expect(refused).not.toContain('wrong');
  });

  test('of a server that answers nonsense under load counts it as errors', async () => {
    await using model = await startModelServer();
    const load = `{ rate_per_second: 50, duration_seconds: 1, error_rate: 0.01, ${table} }`;
    const running = gate(load, model.v1);
    const spoil = setInterval(() => {
      if (model.requests.length > 0) model.misbehave('one row too few');
    }, 1);
    const outcome = await running.finally(() => clearInterval(spoil));
    const [errors] = outcome.findings;
    expect(errors!.message).toContain('× answer row count');
    expect(errors!.verdict).not.toBe('pass');
  });

  test('starts the server of the policy, times its first good answer and reads its memory', async () => {
    const port = await freePort();
    const outcome = await gate(
      `{ rate_per_second: 50, duration_seconds: 1, error_rate: 0.2, cold_start_ms: 60000, memory_mb: 1, command: [${process.execPath}, ${server}], ready_path: /health, ${table} }`,
      `http://127.0.0.1:${port}/v1/models/late:predict`,
      { PORT: String(port), START_MS: '300' },
    );
    const byCheck = new Map(outcome.findings.map((finding) => [finding.check, finding]));
    const start = byCheck.get('load.cold_start_ms')!;
    expect(start.verdict).toBe('pass');
    expect(start.observed.value).toBeGreaterThan(300);
    expect(start.observed.method).toBe('one start, decided by the value alone');
    const memory = byCheck.get('load.memory_mb')!;
    expect(memory.verdict).toBe('fail');
    expect(memory.observed.value).toBeGreaterThan(10);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
  });

  test('fails when the server does not survive it', async () => {
    const port = await freePort();
    const outcome = await gate(
      `{ rate_per_second: 100, duration_seconds: 1, error_rate: 0.01, command: [${process.execPath}, ${server}], ${table} }`,
      `http://127.0.0.1:${port}/v1/models/late:predict`,
      { PORT: String(port), EXIT_AFTER: '20' },
    );
    const ended = outcome.findings.find(({ check }) => check === 'load.command');
    expect(ended).toMatchObject({
      verdict: 'fail',
      severity: 'error',
      message: 'the server did not survive the load: it ended with exit code 3',
    });
  });
});

describe('a load test is not made', () => {
  const load = `{ rate_per_second: 100, duration_seconds: 1, error_rate: 0.1, ${table} }`;

  test('without an endpoint', async () => {
    expect(await problemOf(gate(load, undefined))).toContain(
      "gates.yaml:3:1 endpoint: gates.yaml has a load test, and no server is given to ask: give the input 'endpoint'",
    );
  });

  test('of another machine that the policy does not name as one', async () => {
    const problem = await problemOf(gate(load, 'https://models.invalid/v1/models/late:predict'));
    expect(problem).toContain(
      'load.remote: https://models.invalid/v1/models/late:predict is another machine',
    );
  });

  test('of a server that does not answer a single request', async () => {
    await using model = await startModelServer();
    model.misbehave('not found');
    const problem = await problemOf(gate(load, model.v1));
    expect(problem).toContain('gives no good answer to a single request (answers 404');
    expect(model.requests).toHaveLength(1);
  });

  test('with a command beside a server that is there already', async () => {
    await using model = await startModelServer();
    const problem = await problemOf(
      gate(load.replace('{', `{ command: [${process.execPath}],`), model.v1),
    );
    expect(problem).toContain('would be measured in place of load.command');
  });

  test('of a server that ends before it answers: its last words are told', async () => {
    const command = `command: [${process.execPath}, -e, "console.log('no model here'); process.exit(4)"],`;
    const problem = await problemOf(
      gate(
        load.replace('{', `{ ${command}`),
        `http://127.0.0.1:${await freePort()}/v1/models/late:predict`,
      ),
    );
    expect(problem).toContain('it ended with exit code 4 before its first good answer');
    expect(problem).toContain('It said: no model here');
  });

  test('of a program that does not exist', async () => {
    const problem = await problemOf(
      gate(
        load.replace('{', '{ command: [no-such-server],'),
        `http://127.0.0.1:${await freePort()}/v1/models/late:predict`,
      ),
    );
    expect(problem).toContain('load.command: no-such-server: there is no such program');
  });

  test('of columns that the table does not have', async () => {
    await using model = await startModelServer();
    const wrong = load.replace('table: rows.csv', 'table: rows.csv, where: distnce > 3');
    expect(await problemOf(gate(wrong, model.v1))).toContain('load.request.where');
  });
});
