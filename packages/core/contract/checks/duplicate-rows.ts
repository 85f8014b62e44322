import { Type } from '@sinclair/typebox';
import { defineCheck, RuleProblem } from '../check-kind.ts';
import { everyRow } from '../condition.ts';
import { expectedText, judgeShare } from '../row-check.ts';

const names = Type.Array(Type.String(), { minItems: 1, uniqueItems: true });

/** No row is the copy of an earlier one; `except` leaves out what differs by nature: an id, a time of loading. */
export const duplicateRows = defineCheck({
  name: 'duplicate_rows',
  aliases: ['no_duplicate_rows', 'unique_rows'],
  scope: 'table',
  options: {
    columns: Type.Optional(names),
    except: Type.Optional(names),
  },
  tolerates: true,
  description: 'no row repeats an earlier one, in all columns or in some',
  problems: ({ columns, except }) =>
    columns && except
      ? [new RuleProblem("expected 'columns' or 'except', got both: name one of them", 'except')]
      : [],
  columnsOf: ({ columns, except }) => columns ?? except ?? [],
  plan: ({ columns, except }, { table, columnNamed, tolerance }) => {
    const left = new Set(except);
    const key = columns
      ? columns.map((name) => columnNamed(name))
      : table.columns.filter(({ name }) => !left.has(name));
    if (key.length === 0) throw new RuleProblem('no column is left to compare', 'except');
    const inWords = columns
      ? ` in ${columns.join(', ')}`
      : except
        ? ` but for ${except.join(', ')}`
        : '';
    const judged = {
      fault: `repeat an earlier row${inWords}`,
      counted: 'rows',
      tolerance,
    } as const;
    return [
      {
        expected: expectedText(`every row once${inWords}`, tolerance),
        measures: {
          considered: { kind: 'count', where: everyRow },
          failing: { kind: 'surplus', columns: key, rows: true },
        },
        judge: (measured) => judgeShare(measured, judged),
      },
    ];
  },
});
