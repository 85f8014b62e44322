import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ModelRows } from '#core/gate/behaviour/predictor.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { endpointAddress } from '#delivery/serving/endpoint-address.ts';
import { endpointPredictor, type EndpointOptions } from '#delivery/serving/endpoint-predictor.ts';
import { startModelServer, type ModelServer, type Mood } from '../../support/model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const values = [
  [2500, 'SFO'],
  [10, 'JFK'],
  [null, 'say "|" & <b>'],
  [1499.5, ''],
  [1501, null],
] as const;
const rows: ModelRows = {
  columns: [
    { name: 'distance', type: 'number' },
    { name: 'origin', type: 'string' },
  ],
  count: values.length,
  slice: (from, count) => Promise.resolve(values.slice(from, from + count)),
  write: () => Promise.reject(new Error('no file was asked for')),
};
const expected = values.map(([distance, origin]) => {
  const known = distance ?? 1500;
  return 1 / (1 + Math.exp(-(known - 1500) / 300 - (origin === 'SFO' ? 1 : 0)));
});

function options(url: string, changes: Partial<EndpointOptions> = {}): EndpointOptions {
  return {
    address: endpointAddress(url, undefined, {}),
    headers: {},
    secrets: [],
    timeoutMs: 5000,
    pauseMs: 1,
    batchRows: 2,
    layout: 'named',
    score: undefined,
    scoreColumn: 'score',
    classIndex: undefined,
    ...changes,
  };
}

async function ask(url: string, changes: Partial<EndpointOptions> = {}): Promise<number[]> {
  return [...(await endpointPredictor(options(url, changes)).predict(rows))];
}

async function problemOf(url: string, changes: Partial<EndpointOptions> = {}): Promise<Problem> {
  const error: unknown = await ask(url, changes).catch((reason: unknown) => reason);
  if (!(error instanceof CannotRunError)) throw error;
  return error.problems[0]!;
}

describe.each(['v1', 'v2', 'mlflow'] as const)('by the protocol %s', (protocol) => {
  test('every row is scored, in order, in batches', async () => {
    server.misbehave('');
    const before = server.requests.length;
    expect(await ask(server[protocol])).toEqual(expected);
    expect(server.requests.length - before).toBe(3);
  });

  test('of probabilities of two classes the second counts, or the one that is named', async () => {
    server.misbehave('class probabilities');
    expect(await ask(server[protocol])).toEqual(expected);
    const first = await ask(server[protocol], { classIndex: 0 });
    expect(first).toEqual(expected.map((score) => 1 - score));
  });

  test('of two outputs the one that is named counts', async () => {
    server.misbehave('two outputs');
    expect(await ask(server[protocol], { score: 'proba' })).toEqual(expected);
    expect((await problemOf(server[protocol])).message).toContain(
      'answers with several outputs (proba, predict); name the one with the score in predictor.score',
    );
  });

  test.each<[Mood, string, string]>([
    [
      'garbage',
      'endpoint-answer-json',
      'answers with something that is no JSON: <html>Welcome to nginx!</html>',
    ],
    ['nothing', 'endpoint-answer-json', 'answers with nothing; expected JSON'],
    ['one row too few', 'endpoint-answer-row-count', ' for 2 rows; expected one'],
    ['NaN scores', 'endpoint-answer-json', 'a score that is NaN or infinite'],
    ['null scores', 'endpoint-answer-score', 'answers with null; expected a finite number'],
    [
      'words for scores',
      'endpoint-answer-score',
      'answers with "late"; expected a finite number: serve a score',
    ],
    [
      'three numbers a row',
      'endpoint-answer-score',
      'answers with 3 numbers a row; say which one is the score with predictor.class',
    ],
    ['no predictions', 'endpoint-answer-shape', "answers without '"],
    ['not found', 'endpoint-http-status', 'answers 404: {"error":"Model late does not exist"}'],
    ['bad request', 'endpoint-http-status', 'answers 400: {"error":"column carrier is missing"}'],
    [
      'needs a token',
      'endpoint-http-status',
      "Give a token: predictor: { headers: { authorization: 'Bearer env:NAME' } }",
    ],
    ['crashes', 'endpoint-http-status', 'answers 500: {"error":"ValueError: could not convert'],
    ['busy', 'endpoint-http-status', 'answers 503: {"error":"model is loading"}'],
    ['redirects', 'endpoint-redirect', 'redirects (302) to https://login.example/'],
    ['cuts the connection', 'endpoint-no-connection', 'could not be reached'],
  ])('a server that misbehaves is named: %s', async (mood, code, message) => {
    server.misbehave(mood);
    const problem = await problemOf(server[protocol]);
    expect(problem).toMatchObject({ code, subject: 'endpoint' });
    expect(problem.message).toContain(message);
    expect(problem.message).toContain('(asked about rows 1 to 2 by ');
  });

  test('a server that hangs is not waited for', async () => {
    server.misbehave('hangs', 1);
    const before = server.requests.length;
    const problem = await problemOf(server[protocol], { timeoutMs: 150 });
    expect(problem.code).toBe('endpoint-no-answer');
    expect(problem.message).toContain('gave no answer within 0.15 s');
    expect(server.requests.length - before).toBe(1);
  });

  test.each<Mood>(['busy', 'cuts the connection'])(
    'a server that is %s for a moment is asked again',
    async (mood) => {
      server.misbehave(mood, 2);
      expect(await ask(server[protocol])).toEqual(expected);
    },
  );
});

describe('what is sent', () => {
  const sent = async (url: string, changes: Partial<EndpointOptions>): Promise<unknown> => {
    server.misbehave('objects');
    await ask(url, changes).catch(() => undefined);
    return server.requests.at(-1)!.body;
  };

  test.each([
    ['v1', 'named', { instances: [{ distance: 1501, origin: null }] }],
    ['v1', 'matrix', { instances: [[1501, null]] }],
    [
      'mlflow',
      'named',
      { dataframe_split: { columns: ['distance', 'origin'], data: [[1501, null]] } },
    ],
    [
      'v2',
      'named',
      {
        parameters: { content_type: 'pd' },
        inputs: [
          { name: 'distance', shape: [1], datatype: 'FP64', data: [1501] },
          { name: 'origin', shape: [1], datatype: 'BYTES', data: [null] },
        ],
      },
    ],
    ['v2', 'named', { outputs: [{ name: 'proba' }] }, { score: 'proba' }],
  ] as const)(
    'by %s, %s',
    async (protocol, layout, body, changes: Partial<EndpointOptions> = {}) => {
      expect(await sent(server[protocol], { layout, batchRows: 4, ...changes })).toMatchObject(
        body,
      );
    },
  );

  test('a secret goes into the header and into no message, though the server repeats it', async () => {
    await using guarded = await startModelServer('s3cret-token');
    const headers = { authorization: 'Bearer s3cret-token' };
    expect(await ask(guarded.v1, { headers })).toEqual(expected);
    const wrong = { authorization: 'Bearer wrong-one' };
    const problem = await problemOf(guarded.v1, { headers: wrong, secrets: ['wrong-one'] });
    expect(problem.message).toContain('answers 401: {"error":"no entry with Bearer ***"}');
  });
});

test('an answer without end is cut off', async () => {
  const endless = createServer((_, response) => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const more = (): void => {
      while (!response.destroyed && response.write(chunk)) continue;
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  const { port } = endless.address() as AddressInfo;
  const problem = await problemOf(`http://127.0.0.1:${port}/invocations`, { timeoutMs: 20_000 });
  expect(problem.code).toBe('endpoint-answer-size');
  endless.closeAllConnections();
  endless.close();
});

test('a server that is not there is named', async () => {
  const gone = await startModelServer();
  await gone[Symbol.asyncDispose]();
  const problem = await problemOf(gone.v1);
  expect(problem.code).toBe('endpoint-no-connection');
  expect(problem.message).toContain('could not be reached: connect ECONNREFUSED');
});

describe('an address', () => {
  test.each([
    ['https://models.example/v1/models/late:predict', 'KServe V1'],
    ['http://127.0.0.1:8080/v2/models/late/infer', 'Open Inference Protocol V2'],
    ['http://localhost/v2/models/late/versions/3/infer', 'Open Inference Protocol V2'],
    ['http://[::1]:5000/invocations', 'MLflow scoring'],
  ])('tells the protocol: %s', (url, name) => {
    expect(endpointAddress(url, undefined, {}).protocol.name).toBe(name);
  });

  test.each([
    ['late', 'expected an address'],
    ['file:///etc/passwd', 'expected an address'],
    ['http://10.0.0.7/invocations', 'http on another machine'],
    ['http://localhost.evil.example/invocations', 'http on another machine'],
    ['https://me:pass@models.example/invocations', 'without user and password'],
    [
      'https://models.example/predict',
      'cannot see from https://models.example/predict how to ask it',
    ],
  ])('that cannot be used is refused: %s', (url, message) => {
    expect(() => endpointAddress(url, undefined, {})).toThrow(message);
    expect(() => endpointAddress(url, undefined, {})).not.toThrow('pass@');
  });

  test('may be of any path when the policy says the protocol, and http where the user trusts the network', () => {
    const env = { TRAINYARD_ALLOW_HTTP: 'true' };
    const { url, protocol } = endpointAddress('http://late.models.svc/score?key=k1', 'mlflow', env);
    expect(url).toBe('http://late.models.svc/score?key=k1');
    expect(protocol.name).toBe('MLflow scoring');
  });
});
