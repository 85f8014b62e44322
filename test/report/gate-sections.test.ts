import { describe, expect, test } from '@jest/globals';
import { renderGateSections } from '#report/gate-sections.ts';

const none = { behaviour: { tests: [] }, stability: {}, load: {} };

const load = {
  endpoint: 'http://localhost/invocations',
  ratePerSecond: 100,
  durationSeconds: 10,
  requests: 1000,
  warmupRequests: 0,
  latencyMs: { p50: 12.5, p99: Infinity },
  failures: { 'answers 503': 12, '|<b>@all': 1 },
  waitedForConnection: 0,
  generator: { lateShare: 0.004, largestLateMs: 7 },
  coldStartMs: 900,
  memoryMb: 120,
};

describe('the sections of a gate', () => {
  test('that the policy does not have show nothing', () => {
    expect(renderGateSections(none)).toBe('');
  });

  test('show a load in one table, with what failed and what the server took', () => {
    const text = renderGateSections({ ...none, load: { report: load } });
    expect(text).toContain('| p50 | p99 |\n|---|---|\n| 12.5 ms | ∞ ms |');
    expect(text).toContain('12 × answers 503');
    expect(text).toContain('Generator late for 0.4 % of the load');
    expect(text).toContain('first good answer 900 ms after its start; 120 MB');
  });

  test('show what features weigh, the rest as a number', () => {
    const features = Array.from({ length: 12 }, (_, index) => ({
      feature: `f${index}`,
      candidate: index === 0 ? 0.5 : 0.05,
      champion: index === 0 ? null : 0.1,
    }));
    const report = { candidate: 'a', champion: 'b', featureCount: 15, features };
    const text = renderGateSections({ ...none, stability: { report } });
    expect(text).toContain('| f0 | 50 % |  |\n| f1 | 5 % | 10 % |');
    expect(text).not.toContain('f10');
    expect(text).toContain('5 features weigh less.');
  });

  test('escape what others wrote', () => {
    const features = [{ feature: '|<b>@all', candidate: 1, champion: null }];
    const report = { candidate: 'a', champion: null, featureCount: 1, features };
    const text = renderGateSections({ ...none, stability: { report }, load: { report: load } });
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('@all');
  });
});
