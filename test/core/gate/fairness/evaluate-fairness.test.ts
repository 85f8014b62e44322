import { describe, expect, test } from '@jest/globals';
import { subjectOf } from '#core/gate/fairness/fairness-finding.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { fairnessPolicy, groupOf, judge, ruleFinding } from './fairness-rows.ts';

const parity = 'attribute: sex, metric: demographic_parity_difference';
const odds = 'attribute: sex, metric: equalized_odds_difference, maximum: 0.1';
const fair = [groupOf('f', [1400, 600, 300, 700]), groupOf('m', [1390, 610, 310, 690])];
const unfair = [groupOf('f', [1400, 600, 300, 700]), groupOf('m', [700, 1300, 300, 700])];
const noPositives = groupOf('x', [300, 100, 0, 0]);

describe('a fairness rule', () => {
  test('passes when all of the interval is on the good side', () => {
    const finding = ruleFinding(`{ ${odds} }`, fair);
    expect([finding.check, finding.subject, finding.verdict]).toEqual([
      'equalized_odds_difference',
      'sex',
      'pass',
    ]);
    expect(finding.observed.value).toBeCloseTo(0.01, 12);
    expect(finding.observed.interval!.upper).toBeLessThan(0.1);
    expect(finding.location).toEqual({ file: 'gates.yaml', line: 6, column: 58 });
  });

  test('fails when all of it is beyond the bound, and says who is apart', () => {
    const { verdict, message } = ruleFinding(`{ ${odds} }`, unfair);
    expect(verdict).toBe('fail');
    expect(message).toContain('false_positive_rate from 0.3 (f) to 0.65 (m)');
  });

  test('is undecided in few rows, and says how many more decide it', () => {
    const few = [groupOf('f', [60, 40, 20, 30]), groupOf('m', [62, 38, 22, 28])];
    const { verdict, needed, message } = ruleFinding(`{ ${odds} }`, few);
    expect(verdict).toBe('inconclusive');
    expect(needed).toBeGreaterThan(100);
    expect(message).toContain('too few rows');
  });

  test('with decide: point compares the value alone, and says so', () => {
    const few = [groupOf('f', [60, 40, 20, 30]), groupOf('m', [62, 38, 22, 28])];
    const { verdict, observed } = ruleFinding(`{ ${odds}, decide: point }`, few);
    expect(verdict).toBe('pass');
    expect(observed.method).toContain('decided by the value alone');
  });

  test('has the figures of every group in findings of their own, that decide nothing', () => {
    const { findings } = judge(`{ ${odds} }`, fair);
    const figures = findings.slice(1).map(({ check, subject, severity }) => ({
      check,
      subject,
      severity,
    }));
    expect(figures).toEqual([
      { check: 'fairness.true_positive_rate', subject: 'sex = f', severity: 'info' },
      { check: 'fairness.false_positive_rate', subject: 'sex = f', severity: 'info' },
      { check: 'fairness.true_positive_rate', subject: 'sex = m', severity: 'info' },
      { check: 'fairness.false_positive_rate', subject: 'sex = m', severity: 'info' },
    ]);
    expect(findings[1]!.observed).toMatchObject({ value: 0.7, n: 1000, method: 'Wilson' });
  });
});

describe('a group that cannot be judged is not fair until it is shown to be', () => {
  test.each([
    ['no positives', [...fair, noPositives], 'x has no positives'],
    ['too few rows', [...fair, groupOf(null, [20, 10, 5, 7])], '(missing) has 42 rows'],
  ])('%s', (_, groups, reason) => {
    const { verdict, needed, message, observed } = ruleFinding(`{ ${odds} }`, groups);
    expect(verdict).toBe('inconclusive');
    expect(needed).toBeGreaterThanOrEqual(1);
    expect(message).toContain(reason);
    expect(observed.interval!.upper).toBe(1);
  });

  test('not even when the value alone decides', () => {
    const { verdict } = ruleFinding(`{ ${odds}, decide: point }`, [...fair, noPositives]);
    expect(verdict).toBe('inconclusive');
  });

  test('but what the others show still fails', () => {
    expect(ruleFinding(`{ ${odds} }`, [...unfair, noPositives]).verdict).toBe('fail');
  });

  test("and Fairlearn's value, which counts its rate as 0, is in the report", () => {
    const [report] = judge(`{ ${odds} }`, [...fair, noPositives]).reports;
    expect(report!.candidate['fairlearn']).toBeCloseTo(0.7, 12);
  });

  test('leave_out takes it out, and the message says so', () => {
    const groups = [...fair, noPositives];
    const { verdict, message } = ruleFinding(`{ ${odds}, leave_out: x }`, groups);
    expect(verdict).toBe('pass');
    expect(message).toContain('Left out as the policy says: x (400 rows)');
  });

  test.each([
    ['one group', [fair[0]!]],
    ['no group', []],
  ])('%s is nothing to compare', (_, groups) => {
    const { verdict, observed } = ruleFinding(`{ ${odds} }`, groups);
    expect([verdict, observed.value]).toEqual(['inconclusive', null]);
  });

  test('a rate of 0 in every group has no ratio', () => {
    const none = [groupOf('f', [500, 0, 500, 0]), groupOf('m', [500, 0, 500, 0])];
    const entry = '{ attribute: sex, metric: demographic_parity_ratio, minimum: 0.8 }';
    const { verdict, message } = ruleFinding(entry, none);
    expect(verdict).toBe('inconclusive');
    expect(message).toContain('0/0');
  });
});

describe('groups by name', () => {
  test('a misspelt group is refused with the nearest name', () => {
    const run = (): unknown => judge(`{ ${odds}, privileged: fm }`, fair);
    expect(run).toThrow(CannotRunError);
    expect(run).toThrow("there is no group 'fm' of sex. Did you mean 'f'?");
  });

  test('the empty text, the text "(missing)" and a missing value are three groups', () => {
    const groups = ['', '(missing)', null].map((name) => groupOf(name, [140, 60, 30, 70]));
    const [report] = judge(`{ ${odds} }`, groups).reports;
    expect(report!.groups.map(({ group }) => group)).toEqual(["''", "'(missing)'", '(missing)']);
  });

  test('privileged pools the others, and the sign says who is worse off', () => {
    const entry =
      '{ attribute: sex, metric: statistical_parity_difference, privileged: m, minimum: -0.1, maximum: 0.1 }';
    const { observed, verdict } = ruleFinding(entry, [...unfair, groupOf('x', [140, 60, 30, 70])]);
    expect(observed.value).toBeCloseTo((600 + 700 + 130) / 3300 - 2000 / 3000, 12);
    expect(verdict).toBe('fail');
  });
});

describe('against the champion', () => {
  const compare = `{ ${parity}, vs_champion: { margin: -0.02 } }`;
  /** Cells of both models: rejected by both, champion only, candidate only, both; of negatives, then positives. */
  const both = (name: string, weights: readonly number[]) => ({
    key: [name],
    rows: weights.reduce((sum, one) => sum + one, 0),
    sums: { weights, squaredWeights: weights },
  });
  const before = [
    both('f', [1300, 20, 20, 660, 300, 20, 20, 660]),
    both('m', [1000, 20, 20, 960, 300, 20, 20, 660]),
  ];

  test('the same disparity passes a margin that tolerates some', () => {
    const finding = ruleFinding(compare, before, { hasChampion: true });
    expect([finding.check, finding.verdict]).toEqual([
      'demographic_parity_difference.vs_champion',
      'pass',
    ]);
    expect(finding.observed).toMatchObject({ value: 0, unit: 'improvement' });
  });

  test('a disparity that grew fails', () => {
    const grown = [before[0]!, both('m', [700, 20, 320, 960, 300, 20, 20, 660])];
    const { verdict, observed } = ruleFinding(compare, grown, { hasChampion: true });
    expect(verdict).toBe('fail');
    expect(observed.value).toBeCloseTo(-0.1, 12);
  });

  test('identical scores change nothing, exactly', () => {
    const same = [both('f', [50, 0, 0, 50, 20, 0, 0, 30]), both('m', [60, 0, 0, 40, 20, 0, 0, 30])];
    const strict = `{ ${parity}, vs_champion: { margin: 0 } }`;
    const options = { hasChampion: true, identical: true };
    expect(ruleFinding(strict, same, options)).toMatchObject({
      verdict: 'pass',
      observed: { interval: { lower: 0, upper: 0 } },
    });
    // Decisions that agree by chance prove less.
    expect(ruleFinding(strict, same, { hasChampion: true }).verdict).toBe('inconclusive');
  });

  test.each([
    ['the first model is let by, and the report says so', {}, 'inconclusive', 'info'],
    ['unless the policy refuses it', { more: 'first_model: fail' }, 'fail', 'error'],
    [
      'a champion without a table leaves the gate open',
      { hasChampion: true, championTable: false },
      'inconclusive',
      'error',
    ],
  ])('%s', (_, options, verdict, severity) => {
    const finding = ruleFinding(compare, fair, options);
    expect([finding.verdict, finding.severity]).toEqual([verdict, severity]);
  });
});

describe('the section is refused', () => {
  test.each([
    [
      'an unknown metric',
      'metric: equalised_odds_difference, maximum: 0.1',
      "Did you mean 'equalized_odds_difference'?",
    ],
    ['a metric of the other task', 'metric: mae_difference, maximum: 1', 'is for task: regression'],
    ['no bound', 'metric: accuracy_difference', 'would decide nothing'],
    [
      'a bound on the wrong side of a difference',
      'metric: accuracy_difference, minimum: 0.1',
      "expected 'maximum', got 'minimum'",
    ],
    [
      'a bound on the wrong side of a ratio',
      'metric: accuracy_ratio, maximum: 0.8',
      "expected 'minimum', got 'maximum'",
    ],
    [
      'bounds that no value meets',
      'metric: disparate_impact, privileged: a, minimum: 2, maximum: 1',
      'no value passes',
    ],
    [
      'no privileged group where it takes one',
      'metric: disparate_impact, minimum: 0.8',
      "expected 'privileged', got nothing",
    ],
    [
      'an option that the metric does not have',
      'metric: accuracy_difference, maximum: 0.1, aggregate: mean',
      'take it out',
    ],
    ['an unknown key', 'metric: accuracy_difference, maximum: 0.1, thresh: 1', 'thresh'],
  ])('%s', (_, rest, message) => {
    expect(() => fairnessPolicy(`  - { attribute: sex, ${rest} }`)).toThrow(message);
  });

  test('a rule that stands there twice, and no other', () => {
    const rule = (more: string): string =>
      `  - { attribute: a, metric: equalized_odds_difference, maximum: 0.1${more} }`;
    const apart = [
      '',
      ', at_threshold: 0.4',
      ', compare: to_overall',
      ', aggregate: mean',
      ', privileged: x',
    ];
    const { fairness } = fairnessPolicy(apart.map((more) => rule(more)).join('\n'));
    const subjects = fairness.map((one) => subjectOf(one));
    expect(new Set(subjects).size).toBe(apart.length);
    expect(() => fairnessPolicy([rule(''), rule(', min_rows: 9')].join('\n'))).toThrow(
      'stands in fairness.0 already',
    );
  });

  test('with every problem at once', () => {
    const two =
      '  - { attribute: a, metric: x, maximum: 1 }\n  - { attribute: a, metric: mae_ratio, minimum: 1 }';
    expect(() => fairnessPolicy(two)).toThrow(/fairness\.0\.metric[^]*fairness\.1\.metric/);
  });
});
