import { Type } from '@sinclair/typebox';
import { boundsProblems, boundsText, within, type Bounds } from '../bounds.ts';
import {
  defineCheck,
  ownColumn,
  type CheckPlan,
  type ColumnShape,
  type Judgement,
} from '../check-kind.ts';
import type { ClassCounts } from '../measure.ts';
import { count, percent } from '../words.ts';

const share = Type.Number({ minimum: 0, maximum: 1 });

/**
 * The share of classes among the rows that have a label. With `class`: of that class. A 0/1 or false/true label with
 * both bounds: of the positive class. Otherwise: of every class. A label with a single class always fails.
 */
export const classBalance = defineCheck({
  name: 'class_balance',
  aliases: ['label_balance', 'class_imbalance'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    min: Type.Optional(share),
    max: Type.Optional(share),
    class: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  },
  optionAliases: { min_share: 'min', max_share: 'max', label: 'column' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the share of classes of a label lies between two numbers',
  problems: (options) => boundsProblems(options),
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: (options, target) => {
    const { min, max } = options;
    const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    const named = options.class === undefined ? undefined : String(options.class);
    return [balancePlan(ownColumn(target, options.column), bounds, named)];
  },
});

function balancePlan(column: ColumnShape, bounds: Bounds, named: string | undefined): CheckPlan {
  const words = boundsText(bounds);
  return {
    subject: column.name,
    expected: named === undefined ? `class shares ${words}` : `share of class '${named}' ${words}`,
    measures: { classes: { kind: 'classes', column, ...(named === undefined ? {} : { named }) } },
    judge: (measured) => judgeClasses(measured['classes'] as ClassCounts, bounds, named),
  };
}

function judgeClasses(found: ClassCounts, bounds: Bounds, named: string | undefined): Judgement {
  const { rows, classes } = found;
  const base = { unit: 'share', n: rows, method: 'count' };
  if (rows === 0) {
    const observed = { ...base, value: null };
    return { outcome: 'undecided', observed, message: 'no row has a label' };
  }
  const judged = judgedClass(found, bounds, named);
  const observed = { ...base, value: judged.count / rows };
  const spread = `class '${judged.value}' has ${count(judged.count)} of ${count(rows)} labels (${percent(observed.value)}), expected ${boundsText(bounds)}`;
  if (classes < 2) {
    return {
      outcome: 'fail',
      observed,
      message: `every label is '${found.largest!.value}': a label needs two classes`,
    };
  }
  return { outcome: within(observed.value, bounds) ? 'pass' : 'fail', observed, message: spread };
}

/** The class that decides: the one asked for, the positive one, or the one that lies furthest out. */
function judgedClass(
  found: ClassCounts,
  bounds: Bounds,
  named: string | undefined,
): { value: string; count: number } {
  if (named !== undefined) return { value: named, count: found.named };
  const [smallest, largest] = [found.smallest!, found.largest!];
  const bothBounds = bounds.min !== undefined && bounds.max !== undefined;
  if (found.binary && bothBounds)
    return {
      value: largest.value === '0' || largest.value === '1' ? '1' : 'true',
      count: found.positive,
    };
  if (bounds.min === undefined) return largest;
  if (bounds.max === undefined || smallest.count / found.rows < bounds.min) return smallest;
  return largest.count / found.rows > bounds.max ? largest : smallest;
}
