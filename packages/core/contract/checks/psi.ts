import { Type } from '@sinclair/typebox';
import {
  categoricalComparison,
  numericComparison,
  profileCategories,
} from '../../drift/build-comparison.ts';
import type { ColumnComparison } from '../../drift/column-comparison.ts';
import { psiMethod } from '../../drift/methods/psi-method.ts';
import { fineBins } from '../../drift/numeric-bins.ts';
import { canonicalNumbers } from '../../profile/canonical-numbers.ts';
import type { ColumnType } from '../../profile/column-type.ts';
import type { ColumnProfile } from '../../profile/profile.ts';
import {
  boundExpectation,
  confidenceOption,
  judgeQuantity,
  shownLevel,
  type BoundRule,
} from '../bound-check.ts';
import {
  defineCheck,
  ownColumn,
  RuleProblem,
  type CheckPlan,
  type ColumnShape,
  type Judgement,
  type Target,
} from '../check-kind.ts';
import type { Measured } from '../measure.ts';
import type { BinAnswer, FrequencyAnswer } from '../measures/distribution.ts';
import { shiftInterval } from '../shift-interval.ts';

/** The population stability index against a profile: the same bins, smoothing and calibration as drift-check. */
export const psi = defineCheck({
  name: 'psi',
  aliases: ['population_stability_index', 'distribution_difference'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    profile: Type.Optional(
      Type.String({ minLength: 1, description: 'default: the reference-profile of the run' }),
    ),
    max: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'default: 0.1' })),
    confidence: confidenceOption,
  },
  optionAliases: { threshold: 'max' },
  shorthand: 'max',
  tolerates: false,
  bounds: { upper: 'max' },
  description: 'the population stability index against a profile is at most a number',
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  profileOf: ({ profile }) => profile ?? '',
  plan: ({ column: named, profile = '', max = 0.1, confidence }, target) => {
    const column = ownColumn(target, named);
    return [psiPlan(column, pastOf(column, profile, target), { max, confidence })];
  },
});

function pastOf(column: ColumnShape, file: string, { profiles }: Target): ColumnProfile {
  const profile = profiles.get(file);
  if (!profile) {
    throw new RuleProblem(
      "psi compares with a profile: name its file with 'profile', or give the run a reference-profile",
      'profile',
    );
  }
  const shown = file === '' ? 'the reference profile' : `'${file}'`;
  const past = Object.hasOwn(profile.columns, column.name)
    ? profile.columns[column.name]!
    : undefined;
  if (!past) throw new RuleProblem(`${shown} has no column '${column.name}'`, 'profile');
  if (past.numeric || past.categorical) return past;
  throw new RuleProblem(
    `${shown} holds no distribution of '${column.name}': there it is of role ${past.role}`,
    'profile',
  );
}

function psiPlan(column: ColumnShape, past: ColumnProfile, rule: BoundRule): CheckPlan {
  const base = { subject: column.name, expected: boundExpectation('PSI', rule) };
  if (family(column.type) !== family(past.type)) {
    const observed = { value: null, method: 'not measured: another type' };
    const message = `the column is of type ${column.type}, in the profile it was ${past.type}: their distributions cannot be compared`;
    return { ...base, measures: {}, judge: () => ({ outcome: 'fail', observed, message }) };
  }
  const isNumeric = past.numeric !== undefined && past.role !== 'categorical';
  const measures = isNumeric
    ? { bins: { kind: 'bins', column, edges: fineBins(past.numeric).edges } as const }
    : { values: { kind: 'frequencies', column } as const };
  return {
    ...base,
    measures,
    judge: (measured) => {
      const comparison = isNumeric
        ? numericSides(column.name, past, measured)
        : categoricalSides(column.name, past, measured);
      return judgeShift(comparison, rule);
    },
  };
}

function numericSides(
  name: string,
  past: ColumnProfile,
  measured: Readonly<Record<string, Measured>>,
): ColumnComparison {
  const counted = measured['bins'] as BinAnswer;
  // Bins alone decide: PSI looks neither at the extremes nor at the mean.
  const unused = { min: Number.NaN, max: Number.NaN, mean: Number.NaN };
  return numericComparison(name, past, { ...counted, ...unused });
}

function categoricalSides(
  name: string,
  past: ColumnProfile,
  measured: Readonly<Record<string, Measured>>,
): ColumnComparison {
  const { rows, missing, values } = measured['values'] as FrequencyAnswer;
  const before = profileCategories(past);
  const spell = family(past.type) === 'number' ? canonicalNumbers : <T>(same: T): T => same;
  return categoricalComparison(
    name,
    { ...before, values: spell(before.values) },
    { rows, missing, values: spell(values), other: 0 },
  );
}

function judgeShift(comparison: ColumnComparison, rule: BoundRule): Judgement {
  const n = comparison.rows.current;
  const statistic = n > 0 ? psiMethod.measure(comparison) : undefined;
  if (!statistic) {
    const observed = { value: null, n, method: 'PSI (+½)' };
    return {
      outcome: 'undecided',
      observed,
      message: 'there are no rows to compare with the profile',
    };
  }
  const interval = shiftInterval(statistic, rule.confidence ?? shownLevel);
  const { value, method } = statistic;
  const quantity = { name: 'the PSI against the profile', value, n, method };
  return judgeQuantity({ ...quantity, ...(interval ? { interval } : {}) }, rule);
}

/** Types whose values can be compared with each other. */
function family(type: ColumnType): string {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'date' || type === 'timestamp' ? 'time' : type;
}
