import { describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

const head = 'version: 1\ntask: binary\n';

function problemsOf(text: string): string {
  try {
    parseGates(text, 'gates.yaml');
    return '';
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return error.message;
  }
}

describe('gates.yaml', () => {
  test('is read with its defaults', () => {
    const policy = parseGates(`${head}metrics: { roc_auc: { minimum: 0.6 } }\n`, 'gates.yaml');
    expect(policy).toMatchObject({
      columns: { id: 'id', label: 'label', score: 'score', championScore: 'score' },
      confidence: 0.95,
      inconclusive: 'fail',
      firstModel: 'absolute-only',
      draws: 2000,
      seed: 1,
      classBalance: 'sampled',
      slices: [],
    });
    expect(policy.rules).toEqual([
      {
        metric: 'roc_auc',
        rule: { minimum: 0.6 },
        severity: 'error',
        path: ['metrics', 'roc_auc'],
      },
    ]);
  });

  test.each([['fairness', 'fairness: [{ attribute: sex }]']])(
    'says that %s is not supported yet instead of passing over it',
    (key, line) => {
      const problems = problemsOf(`${head}metrics: { roc_auc: { minimum: 0.6 } }\n${line}\n`);
      expect(problems).toContain(`gates.yaml:4:1 ${key}: '${key}' is not supported yet`);
    },
  );

  test('says that multiclass is not supported yet', () => {
    const text = 'version: 1\ntask: multiclass\nmetrics: { accuracy: { minimum: 0.6 } }\n';
    expect(problemsOf(text)).toContain('gates.yaml:2:1 task: task: multiclass is not supported');
  });

  test.each([
    ['no metrics', `${head}metrics: {}\n`, 'gates.yaml:3:1 metrics'],
    ['a metric without a bound', `${head}metrics: { f1: {} }\n`, 'f1 would decide nothing'],
    [
      'bounds that nothing passes',
      `${head}metrics: { f1: { minimum: 0.8, maximum: 0.2 } }\n`,
      'expected minimum ≤ maximum',
    ],
    [
      'an option of another metric',
      `${head}metrics: { roc_auc: { minimum: 0.6, at_threshold: 0.5 } }\n`,
      "roc_auc has no option 'at_threshold'",
    ],
    [
      'an unknown key',
      `${head}metrics: { f1: { minimun: 0.6 } }\n`,
      "gates.yaml:3:18 metrics.f1.minimun: expected 'minimum', got the unknown key 'minimun'",
    ],
    [
      'a slice without rows',
      `${head}metrics: { f1: { minimum: 0.1 } }\nslices: [{ name: x, metrics: { f1: { minimum: 0.1 } } }]\n`,
      "expected either 'by' (a column) or both 'name' and 'where'",
    ],
    [
      'too few draws for a verdict',
      `${head}draws: 100\nmetrics: { f1: { minimum: 0.1 } }\n`,
      'draws: expected >= 2000, got 100',
    ],
    [
      'a confidence that is not one',
      `${head}confidence: 95\nmetrics: { f1: { minimum: 0.1 } }\n`,
      'confidence: expected < 1, got 95',
    ],
    [
      'two margins',
      `${head}metrics: { f1: { vs_champion: { margin: 0, relative_margin: 0 } } }\n`,
      'metrics.f1.vs_champion',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(problemsOf(text)).toContain(message);
  });

  test('reports all problems at once', () => {
    const text = `${head}metrics: { f1: {}, mcc: { minimum: 1, maximum: 0 } }\nfairness: {}\n`;
    expect(problemsOf(text).split('\n')).toHaveLength(3);
  });
});
