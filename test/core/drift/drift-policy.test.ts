import { describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

describe('drift.yaml', () => {
  test('a version alone is a policy with the documented defaults', () => {
    const policy = parseDriftPolicy('version: 1\n', 'drift.yaml');
    expect(policy).toMatchObject({
      method: 'auto',
      correction: 'benjamini-hochberg',
      alpha: 0.05,
      driftedShare: 0.3,
      missingRateAlert: 0.05,
      thresholds: { psi: { alert: 0.1, retrain: 0.2 } },
      exclude: [],
      retrain: undefined,
      window: undefined,
    });
  });

  test('the example of the design is read in full', () => {
    const policy = parseDriftPolicy(
      `version: 1
reference: registry://fraud@champion
window: { column: ts, last: 24h, min_rows: 10000 }
method: auto
correction: benjamini-hochberg
alpha: 0.05
effect: { psi: { alert: 0.1, retrain: 0.2 } }
drifted_share: 0.3
predictions: { column: score }
retrain: { workflow: retrain.yml, cooldown: 24h, after: 2 of 3, budget: 4 per 30d }
`,
      'drift.yaml',
    );
    expect(policy).toMatchObject({
      reference: 'registry://fraud@champion',
      window: { column: 'ts', lastMs: 86_400_000, minRows: 10_000 },
      predictionColumn: 'score',
      retrain: {
        way: { kind: 'workflow', workflow: 'retrain.yml', ref: undefined },
        cooldownMs: 86_400_000,
        after: { hits: 2, runs: 3 },
        budget: { count: 4, periodMs: 30 * 86_400_000 },
      },
    });
  });

  test('keys for runs that follow each other, weights and other tools', () => {
    const policy = parseDriftPolicy(
      `version: 1
window: { rows: 500 }
budget: { false_alarms: 0.5, per: 365d }
stale_after: 26h
importance: importances.json
compat: [scipy, evidently]
retrain: { workflow: r.yml, when_rows: 100000 }
`,
      'd.yaml',
    );
    expect(policy).toMatchObject({
      window: { rows: 500, column: undefined, lastMs: undefined, minRows: 1 },
      alarmBudget: { falseAlarms: 0.5, periodMs: 365 * 86_400_000 },
      staleAfterMs: 26 * 3_600_000,
      importance: 'importances.json',
      compat: ['scipy', 'evidently'],
      retrain: { whenRows: 100_000 },
    });
  });

  test('a method per column leaves the others to us', () => {
    const policy = parseDriftPolicy(
      'version: 1\nmethod:\n  distance: ks\n  origin: js\n',
      'd.yaml',
    );
    expect(policy.method).toBe('auto');
    expect([...policy.methodByColumn]).toEqual([
      ['distance', 'ks'],
      ['origin', 'js'],
    ]);
  });

  test.each([
    { text: 'method: pis', at: '2:1', says: "Did you mean 'psi'?" },
    { text: 'method:\n  a: kss', at: '3:3', says: "Did you mean 'ks'?" },
    { text: 'method: [psi]', at: '2:1', says: 'expected' },
    { text: 'alpha: 2', at: '2:1', says: 'expected' },
    { text: 'drifted_shares: 0.3', at: '2:1', says: "'drifted_share'" },
    { text: 'effect: { psi: { alert: 0.3, retrain: 0.1 } }', at: '2:', says: 'at least alert' },
    { text: 'window: { column: ts, last: yesterday }', at: '2:', says: 'a duration such as 24h' },
    { text: 'retrain: { workflow: r.yml, after: twice }', at: '2:', says: 'such as 2 of 3' },
    { text: 'retrain: { workflow: r.yml, budget: many }', at: '2:', says: 'such as 4 per 30d' },
    { text: 'retrain: { workflow: r.yml, cooldown: long }', at: '2:', says: 'a duration such as' },
    { text: 'performance: { labels: x }', at: '2:1', says: "the key 'join'" },
    { text: 'skew: { training_log: a }', at: '2:1', says: "the key 'serving_log'" },
    { text: 'notify: []', at: '2:1', says: 'at least 1 item' },
    { text: 'compat: pandas', at: '2:1', says: 'expected' },
    { text: 'window: { column: ts }', at: '2:', says: "one of 'last' (24h) and 'rows' (10000)" },
    { text: 'window: { column: ts, last: 1h, rows: 5 }', at: '2:', says: 'got both' },
    { text: 'window: { last: 1h }', at: '2:', says: "'last' needs 'column'" },
    { text: 'budget: { false_alarms: 0, per: 1d }', at: '2:', says: 'expected' },
    { text: 'budget: { false_alarms: 1, per: often }', at: '2:', says: 'a duration such as' },
    { text: 'stale_after: soon', at: '2:1', says: 'a duration such as' },
    { text: 'retrain: { workflow: r.yml, when_rows: 0 }', at: '2:', says: 'expected' },
    { text: 'columns: { include: [a], exclude: [a] }', at: '2:', says: 'also excluded' },
  ])('$text is refused at its place', ({ text, at, says }) => {
    const error = thrownBy(() => parseDriftPolicy(`version: 1\n${text}\n`, 'drift.yaml'));
    expect(error.message).toContain(`drift.yaml:${at}`);
    expect(error.message).toContain(says);
  });

  test('all problems are told at once', () => {
    const text =
      'version: 1\nmethod: pis\nwindow: {}\nretrain: { workflow: r.yml, after: no, budget: no }\n';
    expect(thrownBy(() => parseDriftPolicy(text, 'd.yaml')).problems.length).toBeGreaterThanOrEqual(
      2,
    );
    const semantic =
      'version: 1\nmethod: pis\nwindow: {}\nretrain: { workflow: r.yml, after: x, budget: x }\n';
    expect(thrownBy(() => parseDriftPolicy(semantic, 'd.yaml')).problems).toHaveLength(4);
  });
});

function thrownBy(run: () => unknown): CannotRunError {
  try {
    run();
  } catch (error) {
    if (error instanceof CannotRunError) return error;
    throw error;
  }
  throw new Error('expected a CannotRunError');
}
