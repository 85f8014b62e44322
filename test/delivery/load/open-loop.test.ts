import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { latencyQuantile } from '#core/gate/load/latency-quantile.ts';
import { openLoadClient, type LoadClient } from '#delivery/load/load-client.ts';
import { runOpenLoop, type LoadRequest, type OpenLoopOptions } from '#delivery/load/open-loop.ts';

let server: Server | undefined;
let client: LoadClient | undefined;
afterEach(() => {
  client?.close();
  server?.closeAllConnections();
  server?.close();
});

type Handler = Parameters<typeof createServer>[1];

async function serve(handler: Handler): Promise<LoadClient> {
  server = createServer(handler);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  client = await openLoadClient({ url, headers: {}, connections: 50 });
  return client;
}

const request: LoadRequest = {
  body: Buffer.from('{}'),
  problemOf: (answer) => (answer === 'good' ? undefined : 'a bad answer'),
};

const options = {
  requests: [request],
  ratePerSecond: 100,
  warmupSeconds: 0,
  durationSeconds: 2,
  timeoutMs: 10_000,
  signal: new AbortController().signal,
} satisfies Partial<OpenLoopOptions>;

const stallMs = 1000;

/** Answers at once, but for one second in which nothing is answered at all. */
function stallingHandler(stallFromMs: number): Handler {
  let first: number | undefined;
  return (_, response) => {
    first ??= Date.now();
    const since = Date.now() - first;
    const isStalled = since >= stallFromMs && since < stallFromMs + stallMs;
    setTimeout(() => response.end('good'), isStalled ? stallFromMs + stallMs - since : 0);
  };
}

describe('a server that stalls for a second', () => {
  test('is seen in full by an open loop, since every request counts from when it was due', async () => {
    const stalling = await serve(stallingHandler(500));
    const run = await runOpenLoop({ ...options, client: stalling });
    expect(run.latenciesMs).toHaveLength(200);
    // Half of the requests were due in that second; those of its first half waited for 500 ms or more.
    const slow = run.latenciesMs.filter((latency) => latency >= 500);
    expect(slow.length).toBeGreaterThanOrEqual(40);
    expect(latencyQuantile(run.latenciesMs, 0.95).value).toBeGreaterThan(700);
  });

  test('costs a closed loop a single slow request, in which nobody would see it', async () => {
    const stalling = await serve(stallingHandler(500));
    const latencies: number[] = [];
    const start = performance.now();
    while (performance.now() - start < 2000) {
      const sent = performance.now();
      await stalling.send(request.body, 10_000);
      latencies.push(performance.now() - sent);
    }
    const longAgain = latencies.filter((latency) => latency >= 500);
    expect(longAgain.length).toBeGreaterThanOrEqual(1);
    // One, but for what a busy machine adds.
    expect(longAgain.length).toBeLessThanOrEqual(3);
  });
});

describe('requests of an open loop', () => {
  test('that fail are slower than any, whatever they answer', async () => {
    const answers = [
      { status: 200, body: 'good' },
      { status: 503, body: 'good' },
      { status: 200, body: 'sorry' },
    ];
    let asked = 0;
    const fickle = await serve((_, response) => {
      const { status, body } = answers[asked++ % answers.length]!;
      response.writeHead(status).end(body);
    });
    const run = await runOpenLoop({ ...options, client: fickle, durationSeconds: 0.3 });
    expect(run.latenciesMs.filter((latency) => latency === Infinity)).toHaveLength(20);
    expect([...run.failures]).toEqual(
      expect.arrayContaining([
        ['answers 503', 10],
        ['a bad answer', 10],
      ]),
    );
  });

  test('without an answer in time are failures, and do not hold up the others', async () => {
    const hanging = await serve(() => undefined);
    const run = await runOpenLoop({
      ...options,
      client: hanging,
      durationSeconds: 0.2,
      timeoutMs: 100,
    });
    expect([...run.failures]).toEqual([['no answer in time', 20]]);
  });

  test('of the warm-up are sent and not counted', async () => {
    let asked = 0;
    const counting = await serve((_, response) => {
      asked++;
      response.end('good');
    });
    const run = await runOpenLoop({
      ...options,
      client: counting,
      warmupSeconds: 0.2,
      durationSeconds: 0.3,
    });
    expect(asked).toBe(50);
    expect(run.latenciesMs).toHaveLength(30);
    expect(run.warmupRequests).toBe(20);
  });

  test('that find every connection busy wait, and their waiting counts', async () => {
    const slow = await serve((_, response) => setTimeout(() => response.end('good'), 100));
    const { port } = server!.address() as AddressInfo;
    slow.close();
    client = await openLoadClient({
      url: `http://127.0.0.1:${port}/`,
      headers: {},
      connections: 1,
    });
    const run = await runOpenLoop({ ...options, client, ratePerSecond: 50, durationSeconds: 0.2 });
    expect(run.waitedForConnection).toBe(9);
    expect(Math.max(...run.latenciesMs)).toBeGreaterThan(700);
  });

  test('stop when the signal says so', async () => {
    const controller = new AbortController();
    let asked = 0;
    const watched = await serve((_, response) => {
      if (++asked === 5) controller.abort(new Error('cancelled'));
      response.end('good');
    });
    const run = runOpenLoop({ ...options, client: watched, signal: controller.signal });
    await expect(run).rejects.toThrow('cancelled');
    expect(asked).toBeLessThan(100);
  });

  test('say how late the generator was when it did not get to run', async () => {
    const good = await serve((_, response) => response.end('good'));
    const running = runOpenLoop({ ...options, client: good, durationSeconds: 0.5 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const until = performance.now() + 200;
    while (performance.now() < until);
    const run = await running;
    expect(Math.max(...run.latenessMs)).toBeGreaterThan(100);
    expect(Math.max(...run.timerLagMs)).toBeGreaterThan(100);
  });
});
