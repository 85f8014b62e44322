import { Type } from '@sinclair/typebox';
import { defineCheck, RuleProblem, type CheckPlan, type TableShape } from '../check-kind.ts';
import { everyRow } from '../condition.ts';
import { expectedText, judgeShare } from '../row-check.ts';
import { splitNamed } from '../split-named.ts';
import type { Tolerance } from '../tolerance.ts';

/** No row (or key) of one split stands in another: a model must not be tested on what it was trained on. */
export const noOverlap = defineCheck({
  name: 'no_overlap',
  aliases: ['train_test_overlap', 'train_test_samples_mix', 'no_leakage', 'disjoint'],
  scope: 'table',
  options: {
    splits: Type.Array(Type.String(), { minItems: 2, uniqueItems: true }),
    columns: Type.Optional(
      Type.Array(Type.String(), {
        minItems: 1,
        description: 'the key; default: all shared columns',
      }),
    ),
  },
  shorthand: 'splits',
  tolerates: true,
  description: 'no row, or key, of one split stands in another',
  columnsOf: ({ columns }) => columns ?? [],
  splitsOf: ({ splits }) => splits,
  plan: ({ splits, columns }, { tables, tolerance }) => {
    const chosen = splits.map((name) => splitNamed(name, tables));
    return chosen.flatMap((second, index) =>
      chosen.slice(0, index).map((first) => overlapPlan(first, second, { columns, tolerance })),
    );
  },
});

function overlapPlan(
  first: TableShape,
  second: TableShape,
  options: { readonly columns: readonly string[] | undefined; readonly tolerance: Tolerance },
): CheckPlan {
  const inFirst = new Set(first.columns.map((column) => column.name));
  const shared = second.columns.map((column) => column.name).filter((name) => inFirst.has(name));
  const columns = options.columns ?? shared;
  if (columns.length === 0) {
    throw new RuleProblem(`'${first.split}' and '${second.split}' share no column`, 'splits');
  }
  const [of, key] = [`'${first.split}'`, options.columns ? `key ${columns.join(', ')}` : 'row'];
  const judged = {
    fault: `of '${second.split}' also stand in ${of}`,
    counted: 'rows',
    tolerance: options.tolerance,
  } as const;
  return {
    subject: `${first.split}, ${second.split}`,
    expected: expectedText(`no ${key} of '${second.split}' in ${of}`, options.tolerance),
    measures: {
      considered: { kind: 'count', where: everyRow },
      failing: { kind: 'shared', columns, with: first.split! },
    },
    split: second.split,
    judge: (measured) => judgeShare(measured, judged),
  };
}
