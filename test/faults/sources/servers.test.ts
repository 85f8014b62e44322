import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLake } from '../../support/lake.ts';
import { startFaultyProxy, type Fault, type FaultPlan, type FaultyProxy } from '../faulty-proxy.ts';
import { startStaticOrigin, type StaticOrigin } from '../static-origin.ts';
import { csvOf, expectRefused, sha256, validate } from './validate.ts';

/** Three ranges. */
const table = csvOf(20);
const changed = csvOf(20, 1);
const megabyte = 1024 * 1024;

const lake = await openLake();
let origin: StaticOrigin;
let [web, storage]: (FaultyProxy | undefined)[] = [];

beforeAll(async () => {
  origin = await startStaticOrigin();
  web = await startFaultyProxy(origin.address);
  if (lake) storage = await startFaultyProxy(lake.env['AWS_ENDPOINT_URL_S3']!);
});
afterAll(() => {
  for (const proxy of [web, storage]) proxy?.stop();
  origin.stop();
  lake?.stop();
});

interface Place {
  readonly name: string;
  readonly source: () => string;
  readonly env: () => Record<string, string>;
  readonly proxy: () => FaultyProxy;
  readonly write: (bytes: Buffer) => Promise<void>;
}

const places: Place[] = [
  {
    name: 'web server',
    source: () => `${web!.address}/table.csv`,
    env: () => ({}),
    proxy: () => web!,
    write: async (body) => void origin.files.set('/table.csv', { body }),
  },
];
if (lake) {
  places.push({
    name: 'S3 server',
    source: () => 's3://lake/table.csv',
    env: () => ({ ...lake.env, AWS_ENDPOINT_URL_S3: storage!.address }),
    proxy: () => storage!,
    write: async (body) => lake.put('table.csv', body),
  });
}

/** The faults in turn, then none. */
const inTurn =
  (...faults: readonly (Fault | undefined)[]): FaultPlan =>
  ({ number }) =>
    faults[number - 1];

describe.each(places)('what passes does no harm ($name)', ({ source, env, proxy, write }) => {
  test.each<[string, FaultPlan]>([
    [
      'errors of the server',
      inTurn({ kind: 'status', status: 500 }, { kind: 'status', status: 502 }),
    ],
    [
      'a server that asks to wait',
      inTurn(
        { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
        { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      ),
    ],
    [
      'connections that drop in the middle of a range',
      inTurn(
        { kind: 'drop', afterBytes: 3 * megabyte },
        { kind: 'drop', afterBytes: 2 * megabyte },
        { kind: 'drop', afterBytes: 0 },
        { kind: 'drop', afterBytes: megabyte },
      ),
    ],
    ['a range that ends early', inTurn(undefined, { kind: 'shorten', byBytes: 1000 })],
    ['a server that falls silent', inTurn({ kind: 'stall', afterBytes: megabyte })],
    ['a server that drips', inTurn({ kind: 'drip' })],
  ])('%s', async (_what, plan) => {
    await write(table);
    proxy().follow(plan);
    const run = await validate(source(), env());
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: '20000' } });
    expect(run.outputs['data-digest']).toBe(sha256(table));
    expect(run.temporary).toEqual([]);
  });

  test('a range is taken up at the byte where it broke', async () => {
    await write(table);
    proxy().follow(inTurn({ kind: 'drop', afterBytes: 3 * megabyte }));
    expect(await validate(source(), env())).toMatchObject({ exitCode: 0 });
    const starts = proxy().requests.map(({ range }) => Number(/\d+/.exec(range ?? '')?.[0]));
    const resumed = starts.filter((start) => start % (8 * megabyte) !== 0);
    expect(resumed).toHaveLength(1);
    expect(resumed[0]).toBeLessThanOrEqual(3 * megabyte);
  });
});

describe.each(places)('what lasts ends the run ($name)', ({ source, env, proxy, write }) => {
  test.each<[string, FaultPlan, RegExp]>([
    [
      '500',
      () => ({ kind: 'status', status: 500 }),
      /table\.csv: cannot be downloaded: .*answered 500/,
    ],
    [
      'a long wait',
      () => ({ kind: 'status', status: 503, headers: { 'retry-after': '3600' } }),
      /asks to be left alone for 3600 s/,
    ],
    [
      'dropped connections',
      () => ({ kind: 'drop', afterBytes: 0 }),
      /table\.csv: cannot be downloaded/,
    ],
    [
      'ranges that end early by themselves',
      ({ number }) => (number > 1 ? { kind: 'shorten', byBytes: 9 * megabyte } : undefined),
      /table\.csv: cannot be downloaded: the connection ended at byte/,
    ],
    ['silence', () => ({ kind: 'stall', afterBytes: 0 }), /sent \(next to\) nothing for 1 s/],
    [
      'an object that is overwritten while it is read',
      async ({ number }) => {
        if (number === 2) await write(changed);
        return undefined;
      },
      /table\.csv: was changed while it was being read/,
    ],
  ])('%s', async (_what, plan, told) => {
    await write(table);
    proxy().follow(plan);
    expectRefused(await validate(source(), env()), told);
  });
});
