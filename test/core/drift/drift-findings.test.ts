import { describe, expect, test } from '@jest/globals';
import {
  assessDrift,
  type ComparedColumn,
  type DriftAssessment,
} from '#core/drift/assess-drift.ts';
import { driftFindings } from '#core/drift/drift-findings.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { ColumnPlan } from '#core/drift/plan-columns.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import {
  categories,
  compareCategories,
  compareNumbers,
  numericProfile,
  policyOf,
} from './samples.ts';

const calm = { psi: normalSample(3000, 1), now: normalSample(3000, 2) };
const shifted = normalSample(3000, 3).map((value) => value + 1);

function compared(
  column: string,
  current: Float64Array,
  changes: { isPrediction?: boolean; exact?: boolean } = {},
): ComparedColumn {
  const comparison = { ...compareNumbers(calm.psi, current, changes.exact ?? false), column };
  const profile = numericProfile(calm.psi);
  return {
    planned: {
      column,
      kind: 'numeric',
      profile,
      method: 'psi',
      isPrediction: changes.isPrediction ?? false,
    },
    comparison,
  };
}

function run(
  columns: readonly ComparedColumn[],
  policy: DriftPolicy,
  changes: Partial<ColumnPlan> = {},
) {
  const plan: ColumnPlan = {
    compared: columns.map(({ planned }) => planned),
    empty: [],
    skipped: [],
    absent: [],
    retyped: [],
    added: [],
    ...changes,
  };
  const assessment = assessDrift({ plan, compared: columns, empty: [], rows: 3000 }, policy);
  const findings = driftFindings(assessment, plan, policy);
  return { assessment, findings, verdict: combineVerdicts(findings, 'hold') };
}

function only(findings: readonly Finding[], check: string, subject: string): Finding {
  const found = findings.filter(
    (finding) => finding.check === check && finding.subject === subject,
  );
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('verdict of a run', () => {
  const few = normalSample(20, 8);
  test.each<{
    name: string;
    columns: ComparedColumn[];
    yaml: string;
    verdict: string;
    detected: boolean;
  }>([
    {
      name: 'no column drifted',
      columns: [compared('a', calm.now), compared('b', calm.now)],
      yaml: '',
      verdict: 'pass',
      detected: false,
    },
    {
      name: 'one of two drifted, 30 % allowed',
      columns: [compared('a', calm.now), compared('b', shifted)],
      yaml: '',
      verdict: 'fail',
      detected: true,
    },
    {
      name: 'one of two drifted, 60 % allowed',
      columns: [compared('a', calm.now), compared('b', shifted)],
      yaml: 'drifted_share: 0.6',
      verdict: 'warn',
      detected: false,
    },
    {
      name: 'the share is reached exactly',
      columns: [compared('a', calm.now), compared('b', shifted)],
      yaml: 'drifted_share: 0.5',
      verdict: 'fail',
      detected: true,
    },
    {
      name: 'too few rows everywhere',
      columns: [compared('a', few), compared('b', few)],
      yaml: '',
      verdict: 'inconclusive',
      detected: false,
    },
    {
      name: 'one undecided column that cannot turn it',
      columns: [
        compared('a', few),
        ...['b', 'c', 'd', 'e'].map((name) => compared(name, calm.now)),
      ],
      yaml: '',
      verdict: 'warn',
      detected: false,
    },
    {
      name: 'predictions drifted, features did not',
      columns: [compared('a', calm.now), compared('score', shifted, { isPrediction: true })],
      yaml: '',
      verdict: 'fail',
      detected: true,
    },
    {
      name: 'predictions alone, stable',
      columns: [compared('score', calm.now, { isPrediction: true })],
      yaml: '',
      verdict: 'pass',
      detected: false,
    },
    {
      name: 'drift in a window that is too short',
      columns: [compared('a', shifted)],
      yaml: 'window: { column: ts, last: 1d, min_rows: 9999 }',
      verdict: 'inconclusive',
      detected: false,
    },
  ])('$name: $verdict', ({ columns, yaml, verdict, detected }) => {
    const result = run(columns, policyOf(yaml));
    expect(result.verdict).toBe(verdict);
    expect(result.assessment.detected).toBe(detected);
  });
});

describe('findings', () => {
  const yaml = 'effect:\n  psi: { alert: 0.1, retrain: 0.2 }';
  const { findings, assessment } = run([compared('b', shifted, { exact: true })], policyOf(yaml));

  test('every statistic is there once, at full precision, with rows and method', () => {
    for (const check of ['psi', 'ks', 'ks.p_value', 'js', 'wasserstein', 'missing_rate']) {
      const { observed } = only(findings, check, 'b');
      expect(typeof observed.value).toBe('number');
      expect(observed.n).toBe(3000);
      expect(observed.method.length).toBeGreaterThan(10);
    }
    const statistic = assessment.columns[0]!.statistics.get('psi')!;
    expect(only(findings, 'psi', 'b').observed.value).toBe(statistic.value);
  });

  test('the deciding one fails at the rule in the policy, says how much and what changed most', () => {
    expect(only(findings, 'psi', 'b')).toMatchObject({
      verdict: 'fail',
      severity: 'error',
      expected: 'shift ≤ 0.1',
      location: { file: 'drift.yaml', line: 3 },
      message: expect.stringMatching(/'b' has shifted by .* more than 0\.1 .*Largest change: /),
    });
    expect(only(findings, 'ks', 'b')).toMatchObject({ verdict: 'pass', severity: 'info' });
  });

  test('an undecided column says how many rows are needed', () => {
    const undecided = run([compared('a', normalSample(20, 8))], policyOf());
    const finding = only(undecided.findings, 'psi', 'a');
    expect(finding.verdict).toBe('inconclusive');
    expect(finding.needed).toBeGreaterThan(50);
    expect(finding.message).toContain('more current rows are needed');
  });

  test('from a profile KS is an interval that holds for certain', () => {
    const binned = run([compared('a', calm.now)], policyOf());
    const { observed } = only(binned.findings, 'ks', 'a');
    expect(observed.interval!.level).toBe(1);
    expect(observed.interval!.lower).toBe(observed.value);
    expect(observed.interval!.upper).toBeGreaterThan(observed.interval!.lower);
  });

  test('predictions carry their prefix', () => {
    const result = run(
      [compared('score', shifted, { isPrediction: true })],
      policyOf('predictions: { column: score }'),
    );
    expect(only(result.findings, 'predictions.psi', 'score').verdict).toBe('fail');
    expect(only(result.findings, 'predictions.ks', 'score').severity).toBe('info');
  });

  test('absent and retyped columns fail and block retraining; skipped and added ones are told', () => {
    const result = run([compared('b', shifted)], policyOf(), {
      absent: ['gone'],
      retyped: [{ column: 'age', reference: 'integer', current: 'string' }],
      skipped: [{ column: 'id', reason: 'an identifier' }],
      added: ['extra'],
    });
    expect(only(result.findings, 'column_present', 'gone').verdict).toBe('fail');
    expect(only(result.findings, 'column_type', 'age').verdict).toBe('fail');
    expect(only(result.findings, 'skipped_column', 'id').severity).toBe('info');
    expect(only(result.findings, 'added_column', 'extra').severity).toBe('info');
    expect(result.assessment.broken).toHaveLength(2);
  });
});

describe('a column that breaks', () => {
  const reference = categories({ a: 600, b: 400 });
  function categorical(current: typeof reference): {
    assessment: DriftAssessment;
    findings: Finding[];
  } {
    const base = compared('c', calm.now).planned;
    const comparison = compareCategories(reference, current);
    return run(
      [
        {
          planned: { ...base, kind: 'categorical' },
          comparison,
          categories: { reference, current },
        },
      ],
      policyOf(),
    );
  }

  test('without any value it still gets a verdict, and retraining is blocked', () => {
    const { assessment, findings } = categorical(categories({}, 500));
    expect(only(findings, 'psi', 'c').verdict).toBe('fail');
    expect(only(findings, 'missing_rate', 'c')).toMatchObject({
      verdict: 'fail',
      severity: 'error',
    });
    expect(assessment.broken).toEqual(["more than half of 'c' went missing"]);
  });

  test('new categories are listed, quoted and shortened', () => {
    const { findings } = categorical(
      categories({ a: 300, b: 190, [`x${'y'.repeat(60)}`]: 40, '<b>': 3 }),
    );
    const finding = only(findings, 'new_category', 'c');
    expect(finding).toMatchObject({
      verdict: 'warn',
      severity: 'warning',
      observed: { value: 43, n: 533 },
    });
    expect(finding.message).toContain(`'x${'y'.repeat(38)}…' (40)`);
    expect(finding.message).toContain("'<b>' (3)");
  });

  test('a new unit fails and blocks retraining', () => {
    const base = compared(
      'b',
      shifted.map((value) => value * 1000),
    );
    const scales = { reference: { mean: 2, std: 1 }, current: { mean: 2010, std: 1003 } };
    const { assessment, findings } = run([{ ...base, scales }], policyOf());
    expect(only(findings, 'unit_change', 'b')).toMatchObject({
      verdict: 'fail',
      observed: { value: 1000 },
    });
    expect(assessment.broken[0]).toContain('a new unit');
  });
});
