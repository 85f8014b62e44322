import { describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import { needsProbabilities, requireMeasurable } from '#core/gate/require-measurable.ts';

function policyOf(metrics: string, more = ''): ReturnType<typeof parseGates> {
  return parseGates(`version: 1\ntask: binary\nmetrics: { ${metrics} }\n${more}`, 'gates.yaml');
}

const table = { numbers: new Map<string, number>(), candidateTable: true, championTable: true };

describe('the names of a policy', () => {
  test.each([
    ['misspelt', 'roc_acu: { minimum: 0.6 }', "unknown metric 'roc_acu'. Did you mean 'roc_auc'?"],
    ['of the other task', 'rmse: { maximum: 1 }', 'rmse is for task: regression'],
  ])('cannot be %s', (_, metrics, message) => {
    expect(() => requireMeasurable(policyOf(metrics), table)).toThrow(message);
  });

  test('may be any that was measured elsewhere', () => {
    const numbers = new Map([['mape', 3]]);
    expect(() =>
      requireMeasurable(policyOf('mape: { maximum: 5 }'), { ...table, numbers }),
    ).not.toThrow();
  });

  test('may be unknown, when they resemble none: the check then fails by name', () => {
    expect(() =>
      requireMeasurable(policyOf('latency_p99_ms: { maximum: 5 }'), table),
    ).not.toThrow();
  });

  test('cannot be computed and given at once', () => {
    const numbers = new Map([['f1', 0.9]]);
    expect(() =>
      requireMeasurable(policyOf('f1: { minimum: 0.5 }'), { ...table, numbers }),
    ).toThrow('f1 is computed from the prediction table and also given as a number');
  });

  test('cannot ask a number of a slice', () => {
    const slices = 'slices: [{ by: origin, metrics: { latency_p99_ms: { maximum: 5 } } }]\n';
    expect(() => requireMeasurable(policyOf('f1: { minimum: 0.5 }', slices), table)).toThrow(
      'latency_p99_ms cannot be computed on a slice',
    );
  });
});

describe('the tables of a policy', () => {
  const none = { ...table, candidateTable: false };

  test('are needed for slices', () => {
    const slices = 'slices: [{ by: origin, metrics: { f1: { minimum: 0.1 } } }]\n';
    const measurable = { ...none, championTable: false };
    expect(() => requireMeasurable(policyOf('f1: { minimum: 0.5 }', slices), measurable)).toThrow(
      'gates.yaml:4:1 candidate: the policy has slices',
    );
  });

  test('cannot be the champion’s alone', () => {
    expect(() => requireMeasurable(policyOf('f1: { minimum: 0.5 }'), none)).toThrow(
      'the champion is a prediction table and the candidate is not',
    );
  });

  test('need scores in 0…1 for a metric of probabilities, also in a slice', () => {
    const slices = 'slices: [{ by: origin, metrics: { log_loss: { maximum: 1 } } }]\n';
    expect(needsProbabilities(policyOf('roc_auc: { minimum: 0.5 }'))).toBe(false);
    expect(needsProbabilities(policyOf('roc_auc: { minimum: 0.5 }', slices))).toBe(true);
  });
});
