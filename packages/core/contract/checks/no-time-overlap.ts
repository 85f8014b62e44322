import { Type } from '@sinclair/typebox';
import { parseDurationMs } from '../../config/duration.ts';
import {
  defineCheck,
  RuleProblem,
  type CheckPlan,
  type ColumnShape,
  type TableShape,
} from '../check-kind.ts';
import type { LaterCounts } from '../measures/sequence.ts';
import { momentText } from '../moment.ts';
import { requireTimes } from '../require-times.ts';
import { expectedText, judgeShare } from '../row-check.ts';
import { splitNamed } from '../split-named.ts';
import type { Tolerance } from '../tolerance.ts';

/** Every split begins after the one before it has ended: a model must not be tested on a past that it was trained on. */
export const noTimeOverlap = defineCheck({
  name: 'no_time_overlap',
  aliases: [
    'time_overlap',
    'date_train_test_leakage',
    'date_train_test_leakage_overlap',
    'temporal_split',
  ],
  scope: 'table',
  options: {
    splits: Type.Array(Type.String(), {
      minItems: 2,
      uniqueItems: true,
      description: 'in the order of time',
    }),
    column: Type.String({ description: 'the date or time' }),
    gap: Type.Optional(Type.String({ description: 'at least so much later, such as 1d' })),
  },
  tolerates: true,
  description: 'every split begins after the one before it has ended',
  problems: ({ gap }) =>
    gap === undefined || parseDurationMs(gap) !== undefined
      ? []
      : [new RuleProblem(`expected a duration such as 1d, got '${gap}'`, 'gap')],
  columnsOf: ({ column }) => [column],
  splitsOf: ({ splits }) => splits,
  plan: ({ splits, column, gap = '0s' }, { tables, tolerance }) => {
    const chosen = splits.map((name) => splitNamed(name, tables));
    return chosen
      .slice(1)
      .map((later, index) => laterPlan(chosen[index]!, later, { column, gap, tolerance }));
  },
});

interface Options {
  readonly column: string;
  readonly gap: string;
  readonly tolerance: Tolerance;
}

function laterPlan(
  first: TableShape,
  second: TableShape,
  { column: name, gap, tolerance }: Options,
): CheckPlan {
  const [, column] = [first, second].map((table) => timesOf(table, name));
  const gapMs = parseDurationMs(gap)!;
  const words = gapMs > 0 ? `more than ${gap} after` : 'after';
  const fault = `of '${second.split}' are not ${words} the last of '${first.split}'`;
  return {
    subject: `${first.split}, ${second.split}`,
    expected: expectedText(`'${second.split}' ${words} '${first.split}'`, tolerance),
    measures: { later: { kind: 'not-later', column: column!, than: first.split!, gapMs } },
    split: second.split,
    judge: ({ later }) => {
      const { considered, failing, otherLatest, earliest } = later as LaterCounts;
      const judged = judgeShare({ considered, failing }, { fault, counted: 'rows', tolerance });
      if (otherLatest === null || earliest === null) {
        const empty = otherLatest === null ? first.split : second.split;
        const observed = { ...judged.observed, value: null };
        return {
          outcome: 'undecided',
          observed,
          message: `no row of '${empty}' has a date or time in ${name}`,
        };
      }
      const [end, start] = [otherLatest, earliest].map((ms) => momentText(ms).slice(0, 19));
      return {
        ...judged,
        message: `${judged.message}: it ends at ${end}, '${second.split}' begins at ${start} UTC`,
      };
    },
  };
}

function timesOf(table: TableShape, name: string): ColumnShape {
  const column = table.columns.find((one) => one.name === name)!;
  requireTimes(`no_time_overlap (in '${table.split}')`, column);
  return { name: column.name, type: column.type };
}
