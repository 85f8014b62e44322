import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '#stats/random-source.ts';

export interface ArmBehaviour {
  /** Share of failed requests. */
  readonly errorRate: number;
  /** Share of requests over 100 ms. */
  readonly slowRate: number;
}

export interface World extends AsyncDisposable {
  readonly adminUrl: string;
  readonly stableUrl: string;
  readonly canaryUrl: string;
  weight(): number;
  /** Every weight that was ever set, in order. */
  readonly weights: readonly number[];
  /** Authorization headers that the admin URL saw. */
  readonly authorizations: readonly (string | undefined)[];
  behave(canary: ArmBehaviour): void;
  /** The admin URL answers 503 to every PUT. */
  breakAdmin(broken: boolean): void;
}

interface Counters {
  ok: number;
  failed: number;
  slow: number;
}

const healthy: ArmBehaviour = { errorRate: 0, slowRate: 0 };

/** A gateway that splits simulated requests by weight, and the /metrics pages of two versions, over real HTTP. */
export async function startWorld(options: {
  readonly requestsPerSecond: number;
  readonly stable?: ArmBehaviour;
  readonly canary?: ArmBehaviour;
}): Promise<World> {
  const counters = { stable: none(), canary: none() };
  const weights: number[] = [];
  const authorizations: (string | undefined)[] = [];
  const random = seededRandom(7);
  const chance = (): number => random.below(1_000_000) / 1_000_000;
  let weight = 0;
  let broken = false;
  let canary = options.canary ?? healthy;
  const serve = (arm: Counters, behaviour: ArmBehaviour): void => {
    if (chance() < behaviour.errorRate) arm.failed++;
    else arm.ok++;
    if (chance() < behaviour.slowRate) arm.slow++;
  };
  let served = 0;
  const startedAt = Date.now();
  // A first error on the stable, so that the bad selector has a series to look at.
  counters.stable.failed = 1;
  const traffic = setInterval(() => {
    const due = ((Date.now() - startedAt) / 1000) * options.requestsPerSecond;
    for (; served < due; served++) {
      const toCanary = chance() * 100 < weight;
      serve(
        toCanary ? counters.canary : counters.stable,
        toCanary ? canary : (options.stable ?? healthy),
      );
    }
  }, 10);
  const admin = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    if (request.method === 'GET') {
      response.end(JSON.stringify({ weight }));
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (broken) {
        response.writeHead(503).end('no');
        return;
      }
      weight = (JSON.parse(body) as { weight: number }).weight;
      weights.push(weight);
      response.end('{}');
    });
  });
  const pages = (['stable', 'canary'] as const).map((arm) =>
    createServer((_, response) => void response.end(exposition(counters[arm]))),
  );
  const [adminUrl, stableUrl, canaryUrl] = await Promise.all(
    [admin, ...pages].map((one) => listen(one)),
  );
  return {
    adminUrl: `${adminUrl}/weight`,
    stableUrl: `${stableUrl}/metrics`,
    canaryUrl: `${canaryUrl}/metrics`,
    weights,
    authorizations,
    weight: () => weight,
    behave: (behaviour) => (canary = behaviour),
    breakAdmin: (value) => (broken = value),
    [Symbol.asyncDispose]: async () => {
      clearInterval(traffic);
      await Promise.all([admin, ...pages].map((one) => close(one)));
    },
  };
}

function none(): Counters {
  return { ok: 0, failed: 0, slow: 0 };
}

function exposition({ ok, failed, slow }: Counters): string {
  const all = ok + failed;
  return [
    '# TYPE http_requests_total counter',
    `http_requests_total{code="200"} ${ok}`,
    `http_requests_total{code="500"} ${failed}`,
    '# TYPE http_request_duration_seconds histogram',
    `http_request_duration_seconds_bucket{le="0.1"} ${all - slow}`,
    `http_request_duration_seconds_bucket{le="+Inf"} ${all}`,
    `http_request_duration_seconds_count ${all}`,
    '',
  ].join('\n');
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

/** A rollout.yaml for this world with a clock scaled down to seconds. */
export function rolloutYaml(
  world: World,
  overrides: Readonly<Record<string, string>> = {},
): string {
  const values = {
    steps: '[50, 100]',
    min: '150ms',
    max: '5s',
    every: '50ms',
    slo: '',
    ...overrides,
  };
  return `version: 1
target: { kind: http, url: '${world.adminUrl}' }
steps: ${values.steps}
bake: { min: ${values.min}, max: ${values.max} }
analysis:
  every: ${values.every}
  source: { scrape: { stable: '${world.stableUrl}', canary: '${world.canaryUrl}' } }
  errors: { total: http_requests_total, bad: 'http_requests_total{code=~"5.."}', max_ratio: 1.2${values.slo} }
  latency: { histogram: http_request_duration_seconds, over_ms: 100, max_ratio: 1.2 }
`;
}
