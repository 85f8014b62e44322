import { standardDeviationInterval } from '#stats/standard-deviation-interval.ts';
import {
  boundedOptions,
  boundExpectation,
  confidenceOption,
  judgeQuantity,
  requireNumbers,
  shownLevel,
  unsound,
  type BoundRule,
} from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, ownColumn, type Judgement } from '../check-kind.ts';
import type { Measured } from '../measure.ts';
import type { Moments } from '../measures/distribution.ts';

const name = 'standard deviation';

/** The standard deviation (n − 1) of a column lies between two numbers. Its interval is Bonett's. */
export const standardDeviation = defineCheck({
  name: 'standard_deviation',
  aliases: ['stddev', 'stdev', 'std', 'expect_column_stdev_to_be_between'],
  scope: 'both',
  options: { ...boundedOptions, confidence: confidenceOption },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the standard deviation (n − 1) lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((one) => one !== undefined),
  plan: ({ column: named, ...rule }, target) => {
    const column = ownColumn(target, named);
    requireNumbers('standard_deviation', column);
    return [
      {
        subject: column.name,
        expected: boundExpectation(name, rule),
        measures: { moments: { kind: 'moments', column }, kurtosis: { kind: 'kurtosis', column } },
        judge: (measured) => judgeSpread(measured, rule),
      },
    ];
  },
});

function judgeSpread(measured: Readonly<Record<string, Measured>>, rule: BoundRule): Judgement {
  const { n, extreme, std } = measured['moments'] as Moments;
  const fault = unsound({ n, extreme }, name);
  if (fault) return fault;
  if (std === null) {
    const observed = { value: null, n, method: name };
    return {
      outcome: 'undecided',
      observed,
      message: 'one value has no spread: two are needed',
      needed: 2,
    };
  }
  // All values alike: the fourth moment is 0/0, and there is no spread to be unsure of.
  const kurtosis = (measured['kurtosis'] as number | null) ?? 0;
  const level = rule.confidence ?? shownLevel;
  const interval = { ...standardDeviationInterval({ std, n, kurtosis }, level), level };
  const method = 'standard deviation (n − 1), Bonett interval';
  return judgeQuantity({ name: `the ${name}`, value: std, n, interval, method }, rule);
}
