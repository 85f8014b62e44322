import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  evaluateFairness,
  type FairnessEvaluation,
} from '#core/gate/fairness/evaluate-fairness.ts';
import type { CannotRunError } from '#core/verdict/errors.ts';
import { criticalValue } from '#stats/normal.ts';
import { estimateMean, skewCorrectedBounds } from '#stats/skew-corrected-interval.ts';
import type { TableEngine } from '#tables/engine.ts';
import { alignPredictions } from '#tables/predictions/align-predictions.ts';
import { fairnessPolicy } from '../../core/gate/fairness/fairness-rows.ts';
import { readOracle } from '../../stats/oracle-cases.ts';
import { testEngine } from '../../support/sql-table.ts';

let directory: string;
let engine: TableEngine;
let files = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'fairness-'));
  engine = await testEngine(directory);
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

async function evaluate(
  rows: string,
  entry: string,
  { champion, more = '' }: { champion?: string; more?: string } = {},
): Promise<FairnessEvaluation> {
  const open = async (text: string) => {
    const name = `rows-${++files}.csv`;
    writeFileSync(join(directory, name), text);
    return engine.open(name);
  };
  const policy = fairnessPolicy(`  - ${entry}`, more);
  const tables = {
    candidate: await open(rows),
    champion: champion === undefined ? undefined : await open(champion),
  };
  const read = await alignPredictions(engine, tables, { policy, needsProbabilities: false });
  const hasChampion = champion !== undefined;
  return evaluateFairness(policy, read.fairness, { hasChampion, championTable: hasChampion });
}

const parity = 'metric: demographic_parity_difference, maximum: 0.5, min_rows: 1';

describe('groups of a prediction table', () => {
  test('are the values of a column, missing ones too, decided at the threshold', async () => {
    const rows =
      'id,label,score,sex\n1,1,0.3,f\n2,0,0.29999999999999993,f\n3,1,0.9,m\n4,0,0.1,m\n5,0,0.8,\n';
    const { reports } = await evaluate(rows, `{ attribute: sex, ${parity}, at_threshold: 0.3 }`);
    const [report] = reports;
    expect(report!.subject).toBe('sex at threshold 0.3');
    expect(
      report!.groups.map(({ group, rows: size, candidate }) => [
        group,
        size,
        candidate['selection_rate']!.value,
      ]),
    ).toEqual([
      ['f', 2, 0.5],
      ['m', 2, 0.5],
      ['(missing)', 1, 1],
    ]);
  });

  test('of several columns are crossed, whatever the columns and values are called', async () => {
    const hostile = `id,label,score,"a ""b""; DROP TABLE x --",'\n1,1,0.9,"f'",<b>\n2,0,0.1,"f'",<b>\n3,1,0.9,|,\n`;
    const entry = `{ attribute: ['a "b"; DROP TABLE x --', "'"], ${parity} }`;
    const { reports } = await evaluate(hostile, entry);
    expect(reports[0]!.subject).toBe(`a "b"; DROP TABLE x -- × '`);
    expect(reports[0]!.groups.map(({ group }) => group)).toEqual(["f' × <b>", '| × (missing)']);
  });

  test('of both models are joined by id, in any order', async () => {
    const candidate = 'id,label,score,sex\n1,1,0.9,f\n2,0,0.1,f\n3,1,0.9,m\n4,0,0.9,m\n';
    const champion = 'id,label,score\n4,0,0.1\n3,1,0.1\n2,0,0.9\n1,1,0.9\n';
    const { reports } = await evaluate(candidate, `{ attribute: sex, ${parity} }`, { champion });
    expect(reports[0]!.candidate.value).toBe(0.5);
    expect(reports[0]!.champion!.value).toBe(1);
    expect(reports[0]!.difference!.value).toBe(0.5);
  });
});

interface WeightedCase {
  readonly name: string;
  readonly input: {
    readonly y_true: readonly number[];
    readonly y_pred: readonly number[];
    readonly group: readonly string[];
    readonly sample_weight?: readonly number[];
  };
  readonly expected: {
    readonly fairlearn: { readonly between_groups: Readonly<Record<string, number>> };
  };
}

const { cases, madeBy } = readOracle<WeightedCase>('fairness');
const weighted = cases.filter(({ input }) => input.sample_weight);

describe('groups of weighted rows', () => {
  test.each(weighted)(`have the rates of ${madeBy}: $name`, async ({ input, expected }) => {
    const rows = input.y_true.map(
      (label, row) =>
        `${row},${label},${input.y_pred[row]},${input.group[row]},${input.sample_weight![row]}`,
    );
    const { findings, reports } = await evaluate(
      `id,label,score,sex,w\n${rows.join('\n')}\n`,
      '{ attribute: sex, metric: equalized_odds_difference, maximum: 0.5, min_rows: 1 }',
      { more: 'columns: { weight: w }' },
    );
    const want = expected.fairlearn.between_groups['equalized_odds_difference_worst_case']!;
    expect([findings[0]!.observed.value as number, want]).toBeCloseToOracle(1e-9);
    // Weights that differ are worth fewer rows than there are.
    for (const { rows: size, candidate } of reports[0]!.groups) {
      const rates = Object.values(candidate).map(({ n }) => n!);
      expect(rates.reduce((sum, n) => sum + n, 0)).toBeLessThan(size);
    }
  });
});

describe('groups of a regression', () => {
  const errors = { a: [1, -2, 3, 0.5], b: [-4, 2, 1, -1, 3] };
  const rows = ['id,label,score,g'];
  Object.entries(errors).forEach(([group, list]) =>
    list.forEach((error, row) =>
      rows.push(`${group}${row},${10 * row},${10 * row + error},${group}`),
    ),
  );
  const mean = (list: readonly number[], of: (x: number) => number): number =>
    list.reduce((sum, x) => sum + of(x), 0) / list.length;

  test.each([
    ['mae_difference', 'maximum', mean(errors.b, Math.abs) - mean(errors.a, Math.abs)],
    ['mae_ratio', 'minimum', mean(errors.a, Math.abs) / mean(errors.b, Math.abs)],
    [
      'rmse_difference',
      'maximum',
      Math.sqrt(mean(errors.b, (x) => x * x)) - Math.sqrt(mean(errors.a, (x) => x * x)),
    ],
    ['mean_error_difference', 'maximum', mean(errors.a, (x) => x) - mean(errors.b, (x) => x)],
  ])('%s is that of the definition', async (metric, bound, want) => {
    const entry = `{ attribute: g, metric: ${metric}, ${bound}: 0.5, min_rows: 1 }`;
    const { findings } = await evaluate(`${rows.join('\n')}\n`, entry, {
      more: 'task: regression',
    });
    expect(findings[0]!.observed.value).toBeCloseTo(want, 12);
  });

  test('the interval of a group is that of the mean of its rows', async () => {
    const entry = '{ attribute: g, metric: mae_difference, maximum: 0.5, min_rows: 1 }';
    const { reports } = await evaluate(`${rows.join('\n')}\n`, entry, { more: 'task: regression' });
    const { value, lower, upper } = reports[0]!.groups[1]!.candidate['mae']!;
    const estimate = estimateMean(Float64Array.from(errors.b, (error) => Math.abs(error)));
    const want = skewCorrectedBounds(estimate, criticalValue(0.95));
    expect(value).toBeCloseTo(estimate.mean, 12);
    expect(lower).toBeCloseTo(Math.max(0, want.lower), 9);
    expect(upper).toBeCloseTo(want.upper, 9);
  });

  test('weights count in the mean and in its interval', async () => {
    const weights = errors.b.map((_, row) => 0.5 + row / 4);
    const lines = errors.b.map((error, row) => `b${row},${row},${row + error},b,${weights[row]}`);
    const more = ['z0,0,1,a,1', 'z1,0,2,a,1', 'z2,0,4,a,1'];
    const { reports } = await evaluate(
      `id,label,score,g,w\n${[...lines, ...more].join('\n')}\n`,
      '{ attribute: g, metric: rmse_difference, maximum: 0.5, min_rows: 1 }',
      { more: 'task: regression\ncolumns: { weight: w }' },
    );
    const squares = Float64Array.from(errors.b, (error) => error * error);
    const estimate = estimateMean(squares, { weights: Float64Array.from(weights) });
    const { value, upper } = reports[0]!.groups[1]!.candidate['rmse']!;
    expect(value).toBeCloseTo(Math.sqrt(estimate.mean), 12);
    const want = skewCorrectedBounds(estimate, criticalValue(0.95));
    expect(upper).toBeCloseTo(Math.sqrt(want.upper), 9);
  });
});

describe('what cannot be grouped is refused where the policy says it', () => {
  const refusal = (rows: string, entry: string): Promise<string> =>
    evaluate(rows, entry).then(
      () => 'no error',
      (error: unknown) => (error as CannotRunError).message,
    );

  test('a column that is not there', async () => {
    const message = await refusal(
      'id,label,score,sex\n1,1,0.9,f\n',
      `{ attribute: sx, ${parity} }`,
    );
    expect(message).toMatch(/^gates\.yaml:6:\d+ fairness\.0\.attribute: .* no column 'sx'/);
    expect(message).toContain("Did you mean 'sex'?");
  });

  test('a column of identifiers', async () => {
    const many = Array.from({ length: 201 }, (_, row) => `${row},1,0.9,u${row}`).join('\n');
    const message = await refusal(
      `id,label,score,user\n${many}\n`,
      `{ attribute: user, ${parity} }`,
    );
    expect(message).toContain('201 groups; expected at most 200');
  });
});
