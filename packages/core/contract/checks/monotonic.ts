import { Type } from '@sinclair/typebox';
import { defineCheck, ownColumn, RuleProblem, type ColumnShape } from '../check-kind.ts';
import type { DisorderCounts } from '../measures/sequence.ts';
import { expectedText, judgeShare } from '../row-check.ts';

const directions = ['increasing', 'decreasing'] as const;
type Direction = (typeof directions)[number];

/**
 * Values never go back, in the order of the file or of another column. Missing ones are left out. Rows that `order_by`
 * does not tell apart may stand in either order.
 */
export const monotonic = defineCheck({
  name: 'monotonic',
  aliases: ['is_monotonic', 'sorted'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    direction: Type.Optional(Type.Unsafe<Direction>({ type: 'string', enum: [...directions] })),
    strictly: Type.Optional(Type.Boolean({ description: 'equal values fail too' })),
    order_by: Type.Optional(Type.String({ description: 'default: the order of the file' })),
    by: Type.Optional(Type.Array(Type.String(), { minItems: 1, description: 'in each group' })),
  },
  optionAliases: { sort_column: 'order_by', group_by_columns: 'by', strict: 'strictly' },
  shorthand: 'direction',
  tolerates: true,
  description: 'values never go back from one row to the next',
  columnsOf: ({ column, order_by: orderBy, by }, own) =>
    [column ?? own, orderBy, ...(by ?? [])].filter((name) => name !== undefined),
  plan: ({ column: named, direction = 'increasing', strictly = false, ...options }, target) => {
    const column = ownColumn(target, named);
    requireOrder(column);
    const { order_by: orderName, by: groups = [] } = options;
    const orderBy = orderName === undefined ? undefined : target.columnNamed(orderName);
    const by = groups.map((name) => target.columnNamed(name));
    const order = orderName === undefined ? 'the order of the file' : `the order of ${orderName}`;
    const inEach = groups.length > 0 ? `, in each ${groups.join(', ')}` : '';
    const words = `${strictly ? 'strictly ' : ''}${direction} in ${order}${inEach}`;
    const fault = `go the wrong way, expected ${words}`;
    const judged = { fault, counted: 'values after another', tolerance: target.tolerance } as const;
    return [
      {
        subject: column.name,
        expected: expectedText(words, target.tolerance),
        measures: { order: { kind: 'disorder', column, direction, strictly, orderBy, by } },
        firstRow: (measured) => (measured['order'] as DisorderCounts).firstRow,
        judge: (measured) => {
          const { considered, failing } = measured['order'] as DisorderCounts;
          const judgement = judgeShare({ considered, failing }, judged);
          if (judgement.outcome !== 'undecided') return judgement;
          const message = 'there are no two values to compare (fewer than two in each group)';
          return { ...judgement, message };
        },
      },
    ];
  },
});

function requireOrder(column: ColumnShape): void {
  if (['integer', 'number', 'date', 'timestamp'].includes(column.type)) return;
  throw new RuleProblem(
    `monotonic needs numbers, dates or times: '${column.name}' is of type ${column.type}`,
  );
}
