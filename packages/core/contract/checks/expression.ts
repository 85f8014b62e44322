import { Type } from '@sinclair/typebox';
import { defineCheck } from '../check-kind.ts';
import { everyRow, not } from '../condition.ts';
import { rowCheck } from '../row-check.ts';

/** An SQL expression is true for every row. Rows where it is null fail too: write `coalesce(…, true)` to let them pass. */
export const expression = defineCheck({
  name: 'expression',
  aliases: ['expression_is_true', 'custom_sql', 'check'],
  scope: 'both',
  options: {
    sql: Type.String({ minLength: 1, description: 'SQL over the columns of one row' }),
    name: Type.Optional(Type.String({ minLength: 1, description: 'how the report calls it' })),
  },
  optionAliases: { expression: 'sql', condition: 'sql' },
  shorthand: 'sql',
  tolerates: true,
  description: 'an SQL expression is true for every row; null is not true',
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: ({ sql, name }, { tolerance }) => [
    rowCheck({
      subject: name ?? shortened(sql),
      considered: everyRow,
      failing: not({ kind: 'sql', text: sql }),
      expected: 'true for every row',
      fault: `do not satisfy ${name ?? `'${shortened(sql)}'`}`,
      counted: 'rows',
      tolerance,
    }),
  ],
});

const shownCharacters = 120;

function shortened(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters - 1)}…` : line;
}
