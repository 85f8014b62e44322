import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gateFormatOf, importGates } from '#core/gate/import/import-gates.ts';
import { lenient } from '#core/gate/import/metrics-json.ts';
import { parseGates } from '#core/gate/parse-gates.ts';

function imported(value: unknown) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
  const format = gateFormatOf(text, 'theirs.json')!;
  const gates = importGates(text, 'theirs.json', format);
  const { rules, task } = parseGates(gates.text, 'gates.yaml');
  return {
    ...gates,
    task,
    kept: Object.fromEntries(rules.map(({ metric, rule }) => [metric, rule])),
    reasons: gates.left.map(({ rule, reason }) => `${rule}: ${reason}`),
  };
}

describe("MLflow's validation thresholds", () => {
  const higher = { greater_is_better: true };

  test.each([
    [
      'a threshold where higher is better',
      { accuracy_score: { threshold: 0.8, ...higher } },
      { accuracy: { minimum: 0.8 } },
    ],
    [
      'a threshold where lower is better',
      { log_loss: { threshold: 0.6, greater_is_better: false } },
      { log_loss: { maximum: 0.6 } },
    ],
    [
      'an absolute change',
      { roc_auc: { min_absolute_change: 0.05, ...higher } },
      { roc_auc: { vs_champion: { margin: 0.05 } } },
    ],
    [
      'a relative change',
      { roc_auc: { min_relative_change: 0.1, ...higher } },
      { roc_auc: { vs_champion: { relative_margin: 0.1 } } },
    ],
    [
      'the old spelling of the direction',
      { f1_score: { threshold: 0.5, higher_is_better: true } },
      { f1: { minimum: 0.5 } },
    ],
    [
      'thresholds below a key',
      { validation_thresholds: { roc_auc: { threshold: 0.7, ...higher } } },
      { roc_auc: { minimum: 0.7 } },
    ],
    [
      'a metric that is measured elsewhere',
      { p99: { threshold: 9, min_absolute_change: 1, greater_is_better: false } },
      { p99: { maximum: 9, vs_champion: { margin: 1 }, decide: 'point' } },
    ],
    [
      'a change of such a metric alone',
      { p99: { min_absolute_change: 1, greater_is_better: false } },
      { p99: { vs_champion: { margin: 1 }, better: 'lower', decide: 'point' } },
    ],
  ])('%s', (_, value, kept) => {
    const result = imported(value);
    expect(result.kept).toEqual(kept);
    expect(result.left).toEqual([]);
  });

  test('are read from YAML', () => {
    expect(imported('roc_auc:\n  threshold: 0.7\n  greater_is_better: true\n').kept).toEqual({
      roc_auc: { minimum: 0.7 },
    });
  });

  test('of a regression make the policy one', () => {
    const { task, kept } = imported({
      root_mean_squared_error: { threshold: 2, greater_is_better: false },
      r2_score: { threshold: 0.5, ...higher },
    });
    expect([task, kept]).toEqual(['regression', { rmse: { maximum: 2 }, r2: { minimum: 0.5 } }]);
  });

  test('that have no equal are listed with place and reason, and stand in the file', () => {
    const { reasons, left, text, kept } = imported({
      roc_auc: { threshold: 0.7, min_absolute_change: 0.1, min_relative_change: 0.2, ...higher },
      accuracy_score: { threshold: 0.7 },
      log_loss: { threshold: 0.7, ...higher },
      f1_score: { threshold: '0.7', ...higher },
      recall_score: { threshold: 0.5, ...higher, note: 'x' },
      r2_score: { threshold: 0.5, ...higher },
      brier: { ...higher },
    });
    expect(kept).toEqual({
      roc_auc: { minimum: 0.7, vs_champion: { margin: 0.1 } },
      recall: { minimum: 0.5 },
    });
    expect(reasons).toEqual([
      expect.stringContaining('min_relative_change: 0.2: a rule has one margin'),
      expect.stringContaining('expected greater_is_better'),
      expect.stringContaining('log_loss is better when it is lower'),
      expect.stringContaining('f1_score.threshold: "0.7": is no number'),
      expect.stringContaining(
        'f1_score: {"threshold":"0.7","greater_is_better":true}: has no threshold',
      ),
      expect.stringContaining('recall_score.note: "x": is no key of MetricThreshold'),
      expect.stringContaining('brier: {"greater_is_better":true}: has no threshold'),
      expect.stringContaining('r2: { minimum: 0.5 }: a policy is of one task'),
    ]);
    expect(left.every(({ location }) => location.line > 1)).toBe(true);
    expect(text).toContain(`# Not imported: ${left.length}`);
  });

  test('are refused when nothing can be kept', () => {
    expect(() => imported({ roc_auc: { threshold: 0.7 } })).toThrow(
      'nothing in it can be kept as a policy (roc_auc: {"threshold":0.7}: expected greater_is_better',
    );
  });
});

describe('numbers', () => {
  test('become bounds that today’s values pass, where the name says which side is good', () => {
    const { kept, reasons } = imported({
      roc_auc: 0.9134,
      train: { loss: 0.0213 },
      latency_p99_ms: 41.5,
      accuracy: 0.57,
      support: 12,
      oddity: 3,
      note: 'x',
    });
    expect(kept).toEqual({
      roc_auc: { minimum: 0.91 },
      'train.loss': { maximum: 0.022 },
      latency_p99_ms: { maximum: 42 },
      accuracy: { minimum: 0.57 },
    });
    expect(reasons).toEqual([
      'support: 12: counts something and is no figure of merit',
      'oddity: 3: its name does not say whether higher is better: write minimum or maximum',
      'note: is the text "x" and no number',
    ]);
  });

  test('of other tools are taken by our names once', () => {
    const metrics = [{ key: 'accuracy_score', value: 0.81, step: 1 }];
    const { kept, title } = imported({ metrics });
    expect([kept, title]).toEqual([{ accuracy: { minimum: 0.81 } }, "an MLflow run's metrics"]);
  });

  test('with NaN, as Python writes it, are listed', () => {
    const { kept, reasons } = imported('{"roc_auc": 0.9, "f1": NaN}');
    expect(Object.keys(kept)).toEqual(['roc_auc']);
    expect(reasons).toEqual(['f1: NaN: is no finite number']);
  });

  test('cannot break out of a comment or a key', () => {
    const { kept, text } = imported({ 'auc: 1\nversion: 2 #': 0.5, recall: 0.25, 'x\ny': 'z\nw' });
    expect(kept).toEqual({ 'auc: 1\nversion: 2 #': { minimum: 0.5 }, recall: { minimum: 0.25 } });
    expect(text).not.toMatch(/^version: 2/m);
  });

  test('are rounded so that today passes, by less than a tenth', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        fc.pre(Math.abs(value) > 1e-9);
        const [low, high] = [lenient(value, 'higher'), lenient(value, 'lower')];
        const slack = 1e-12 * Math.abs(value);
        expect(low).toBeLessThanOrEqual(value + slack);
        expect(high).toBeGreaterThanOrEqual(value - slack);
        expect(high - low).toBeLessThanOrEqual(0.11 * Math.abs(value));
      }),
    );
  });
});

test.each([
  ['our own policy', 'version: 1\ntask: binary\nmetrics: { f1: { minimum: 0.5 } }'],
  ['our own contract', 'version: 1\ncolumns: [{ name: a }]'],
  ['text', 'hello'],
  ['an object without a number', '{"a": "b"}'],
])('%s is not taken for numbers', (_, text) => {
  expect(gateFormatOf(text, 'file')).toBeUndefined();
});
