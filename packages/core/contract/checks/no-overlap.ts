import { Type } from '@sinclair/typebox';
import { defineCheck, RuleProblem, type CheckPlan, type TableShape } from '../check-kind.ts';
import { everyRow } from '../condition.ts';
import { suggestName } from '../../verdict/nearest-name.ts';
import { expectedText, judgeShare } from '../row-check.ts';
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

function splitNamed(name: string, tables: readonly TableShape[]): TableShape {
  const found = tables.find((table) => table.split === name);
  if (found) return found;
  const names = tables.map((table) => table.split).filter((split) => split !== undefined);
  throw new RuleProblem(
    names.length === 0
      ? `there is no split '${name}': give the data as lines '${name}=path'`
      : `there is no split '${name}'. ${suggestName(name, names)}`,
    'splits',
  );
}

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
