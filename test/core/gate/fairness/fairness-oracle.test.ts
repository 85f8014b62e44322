import { describe, expect, test } from '@jest/globals';
import { disparityMetrics } from '#core/gate/fairness/disparity-metrics.ts';
import { spreadValue, type Comparison } from '#core/gate/fairness/disparity-value.ts';
import { confusionRate, confusionRates, sumCells } from '#core/gate/fairness/confusion-rates.ts';
import type { ConfusionRate } from '#core/gate/fairness/confusion-rates.ts';
import { groupName } from '#core/gate/fairness/group-rate.ts';
import { closeTo, readOracle } from '../../../stats/oracle-cases.ts';
import { cellsOf, ruleFinding } from './fairness-rows.ts';

type Value = number | 'NaN' | { readonly error: string };
type Values = Readonly<Record<string, Value>>;

interface FairnessCase {
  readonly name: string;
  readonly input: {
    readonly y_true: readonly number[];
    readonly y_pred: readonly number[];
    readonly group: readonly string[];
    readonly sample_weight?: readonly number[];
    readonly privileged?: string;
  };
  readonly expected: {
    readonly fairlearn: {
      readonly metric_frame: { readonly by_group: Readonly<Record<string, Values>> };
      readonly between_groups: Values;
      readonly to_overall: Values;
    };
    readonly definition: { readonly by_group: Readonly<Record<string, Values>> };
    readonly aif360_definition?: Values;
  };
}

const { cases, madeBy } = readOracle<FairnessCase>('fairness');
const withRows = cases.filter(({ input }) => input.y_true.length > 0);

function groupsOf({ input }: FairnessCase) {
  const { y_true: labels, y_pred: candidate, group: groups, sample_weight: weights } = input;
  return cellsOf({ labels, candidate, groups, ...(weights ? { weights } : {}) });
}

function expectValue(got: number, want: Value, name: string): void {
  const wanted = want === 'NaN' ? Number.NaN : (want as number);
  const same = Number.isNaN(wanted) ? Number.isNaN(got) : closeTo(got, wanted, 1e-9);
  expect({ name, got, want, same }).toEqual({ name, got, want, same: true });
}

/** Fairlearn's names: `equalized_odds_ratio_mean` is equalized_odds_ratio with the aggregate mean. */
function metricOf(name: string) {
  const plain = name.replace(/_(worst_case|mean)$/, '');
  const metric = disparityMetrics[plain]!;
  return name.endsWith('_mean') ? ({ ...metric, combine: 'mean' } as const) : metric;
}

describe(`fairness as ${madeBy}`, () => {
  test.each(withRows)('rates of every group: $name', (oracle) => {
    const groups = groupsOf(oracle);
    const total = sumCells(groups.map(({ sums }) => sums));
    const { by_group: defined } = oracle.expected.definition;
    const { by_group: fairlearn } = oracle.expected.fairlearn.metric_frame;
    for (const { key, sums } of groups) {
      const of = key[0]!;
      for (const [name, want] of Object.entries(fairlearn[of]!)) {
        if (!(name in confusionRates)) continue;
        const rate = name as ConfusionRate;
        const got = confusionRate(sums, rate, { total, hasChampion: false }).candidate.value;
        // Fairlearn calls the rate of nothing 0.
        expectValue(Number.isNaN(got) ? 0 : got, want, `${groupName(key)} ${rate}`);
        const definition = defined[of]![name];
        if (definition !== undefined) expectValue(got, definition, `${groupName(key)} ${rate}`);
      }
    }
  });

  const comparisons: readonly Comparison[] = ['between_groups', 'to_overall'];

  test.each(withRows)('disparities, the rate of nothing being 0: $name', (oracle) => {
    const groups = groupsOf(oracle);
    const total = sumCells(groups.map(({ sums }) => sums));
    const rateOf = (sums: typeof total, figure: ConfusionRate): number => {
      const { value } = confusionRate(sums, figure, { total, hasChampion: false }).candidate;
      return Number.isNaN(value) ? 0 : value;
    };
    for (const compare of comparisons) {
      for (const [name, want] of Object.entries(oracle.expected.fairlearn[compare])) {
        const metric = metricOf(name);
        const figures = (metric.figures as readonly ConfusionRate[]).map((figure) => ({
          groups: groups.map(({ sums }) => rateOf(sums, figure)),
          overall: rateOf(total, figure),
        }));
        expectValue(spreadValue(figures, metric, compare), want, `${compare} ${name}`);
      }
    }
  });

  const large = withRows.filter(({ input }) => input.y_true.length >= 200);

  test.each(large)('the finding carries the same value, with weights too: $name', (oracle) => {
    const groups = groupsOf(oracle);
    for (const compare of comparisons) {
      for (const [name, want] of Object.entries(oracle.expected.fairlearn[compare])) {
        const plain = name.replace(/_(worst_case|mean)$/, '');
        const bound = disparityMetrics[plain]!.form === 'difference' ? 'maximum' : 'minimum';
        const aggregate = name === plain ? '' : `, aggregate: ${name.slice(plain.length + 1)}`;
        const entry = `{ attribute: g, metric: ${plain}, ${bound}: 0.5, compare: ${compare}${aggregate}, min_rows: 1 }`;
        const { observed } = ruleFinding(entry, groups);
        expectValue(observed.value as number, want, `${compare} ${name}`);
        expect(observed.interval!.lower).toBeLessThanOrEqual((want as number) + 1e-12);
        expect(observed.interval!.upper).toBeGreaterThanOrEqual((want as number) - 1e-12);
      }
    }
  });

  const signed = withRows.filter(({ expected }) => expected.aif360_definition);

  test.each(signed)("AIF360's signed metrics: $name", (oracle) => {
    const groups = groupsOf(oracle);
    for (const [name, want] of Object.entries(oracle.expected.aif360_definition!)) {
      const metric = disparityMetrics[name];
      if (!metric) continue;
      const privileged = oracle.input.privileged!;
      const entry = `{ attribute: g, metric: ${name}, maximum: 1.5, privileged: '${privileged}', min_rows: 1 }`;
      const { observed, verdict } = ruleFinding(entry, groups);
      if (observed.value !== null) expectValue(observed.value as number, want, name);
      // A group without positives or negatives leaves the rule open, whatever the other figure says.
      else expect(verdict).toBe('inconclusive');
      if (want !== 'NaN' && observed.value === null) expect(name).toBe('equalized_odds_difference');
    }
  });

  test('without rows there is nothing to compare', () => {
    const { verdict, observed } = ruleFinding(
      '{ attribute: g, metric: demographic_parity_difference, maximum: 0.1 }',
      [],
    );
    expect([verdict, observed.value]).toEqual(['inconclusive', null]);
  });
});
