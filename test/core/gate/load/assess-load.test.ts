import { describe, expect, test } from '@jest/globals';
import { assessLoad } from '#core/gate/load/assess-load.ts';
import type { LoadRun, StartedServer } from '#core/gate/load/load-run.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { seededRandom } from '#stats/random-source.ts';

interface Seen {
  readonly limits: string;
  readonly latency?: (index: number) => number;
  readonly lateShare?: number;
  readonly lagShare?: number;
  readonly server?: StartedServer;
}

const n = 4000;

/** What is decided of 4,000 requests, whose latencies are 50 to 90 ms unless said. */
function findingsOf({ limits, latency, lateShare = 0, lagShare = 0, server }: Seen): Finding[] {
  const random = seededRandom(7);
  const usual = (): number => 50 + random.below(40_000) / 1000;
  const late = (share: number) => (_: unknown, index: number) => (index < share * n ? 50 : 0.2);
  const run: LoadRun = {
    latenciesMs: Float64Array.from({ length: n }, (_, index) => (latency ?? usual)(index)),
    latenessMs: Float64Array.from({ length: n }, late(lateShare)),
    // Held up once, for that share of the time.
    timerLagMs: Float64Array.of(...new Float64Array(999), (lagShare / (1 - lagShare)) * 10_000),
    failures: new Map([['answers 503', 3]]),
    waitedForConnection: 2,
    warmupRequests: 10,
  };
  const text = `version: 1\ntask: binary\nload: { rate_per_second: 100, duration_seconds: 40, ${limits} }\n`;
  const policy = parseGates(text, 'gates.yaml');
  return assessLoad(policy, policy.load!, { run, server, shown: 'http://localhost/m:predict' });
}

const everyHundredth = (index: number): number => (index % 100 === 50 ? Infinity : 60);

describe('a load is decided', () => {
  test.each<[string, Seen, string, string]>([
    ['all below', { limits: 'p99_ms: 100' }, 'pass', 'all of it at or below the maximum 100'],
    ['all above', { limits: 'p50_ms: 60' }, 'fail', 'all of it above the maximum 60'],
    ['near the limit', { limits: 'p50_ms: 70' }, 'inconclusive', 'more ('],
    [
      'failures that are slower than any',
      { limits: 'p95_ms: 100', latency: (index) => (index % 10 === 5 ? Infinity : 60) },
      'fail',
      'so many requests got no good answer',
    ],
    [
      'few failures',
      { limits: 'error_rate: 0.05', latency: everyHundredth },
      'pass',
      'without a good answer (3 × answers 503) is 0.01',
    ],
    ['many failures', { limits: 'error_rate: 0.002', latency: everyHundredth }, 'fail', 'above'],
  ])('with %s', (_, seen, verdict, message) => {
    const [finding] = findingsOf(seen);
    expect(finding).toMatchObject({ verdict, severity: 'error', observed: { n } });
    expect(finding!.message).toContain(message);
  });

  test('and never passed, nor failed, by a generator that was late itself', () => {
    const outcomes = [
      findingsOf({ limits: 'p99_ms: 100', lateShare: 0.006 }),
      findingsOf({ limits: 'p99_ms: 100', lagShare: 0.006 }),
      findingsOf({ limits: 'p50_ms: 60', lateShare: 0.3 }),
      findingsOf({ limits: 'error_rate: 0.05', lateShare: 0.02 }),
    ];
    for (const [finding] of outcomes) {
      expect(finding!.verdict).toBe('inconclusive');
      expect(finding!.message).toContain('the load generator itself was late');
      expect(finding!.message).toContain('this is not trustworthy');
    }
  });

  test('and a generator that is late less than a quantile bears spoils it not', () => {
    expect(findingsOf({ limits: 'p99_ms: 100', lateShare: 0.004 })[0]!.verdict).toBe('pass');
    expect(findingsOf({ limits: 'p50_ms: 60', lateShare: 0.2 })[0]!.verdict).toBe('fail');
  });

  test('with the requests, and the seconds, that are still needed', () => {
    const [finding] = findingsOf({ limits: 'p50_ms: 70' });
    expect(finding!.needed).toBeGreaterThan(0);
    expect(finding!.message).toContain(
      `about ${finding!.needed!.toLocaleString('en-US')} more (${Math.ceil(finding!.needed! / 100).toLocaleString('en-US')} s at this rate) would decide it`,
    );
  });

  test('by the value alone where there was one measurement', () => {
    const server = { coldStartMs: 900, memory: { peakMb: 120, processes: 3 } };
    const limits = 'command: [serve], cold_start_ms: 800, memory_mb: 200';
    const [start, memory] = findingsOf({ limits, server });
    expect(start).toMatchObject({ check: 'load.cold_start_ms', verdict: 'fail' });
    expect(memory).toMatchObject({ check: 'load.memory_mb', verdict: 'pass' });
    expect(memory!.message).toContain('the peaks of 3 processes added up');
    expect(memory!.observed.method).toBe('VmHWM, decided by the value alone');
  });

  test('not at all where memory cannot be read', () => {
    const limits = 'command: [serve], memory_mb: 200';
    const [memory] = findingsOf({ limits, server: { coldStartMs: 1 } });
    expect(memory).toMatchObject({ verdict: 'inconclusive', observed: { value: null } });
    expect(memory!.message).toContain('no /proc');
  });

  test('and the load itself is told, without a say in the verdict', () => {
    const told = findingsOf({ limits: 'p99_ms: 100' }).at(-1);
    expect(told).toMatchObject({ check: 'load.generator', severity: 'info', verdict: 'pass' });
    expect(told!.message).toBe(
      '4,000 requests at 100 a second, after 10 to warm up; the generator was late for 0 % of the load, 0.2 ms at worst; 2 waited for a free connection, which is part of their latency',
    );
  });
});
