import { Type } from '@sinclair/typebox';
import { defineCheck, ownColumn, RuleProblem } from '../check-kind.ts';
import { present } from '../condition.ts';
import { nearestName } from '../../verdict/nearest-name.ts';
import { expectedText, judgeShare } from '../row-check.ts';

/** Every value also stands in a column of another table. */
export const relationships = defineCheck({
  name: 'relationships',
  aliases: ['foreign_key', 'references', 'valid_reference_data'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    to: Type.String({ minLength: 1, description: 'path, glob or URL of the other table' }),
    field: Type.Optional(Type.String({ description: 'its column; default: the same name' })),
  },
  tolerates: true,
  description: 'every value also stands in a column of another table',
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  sourcesOf: ({ to }) => [to],
  plan: ({ column: named, to, field: wanted }, target) => {
    const column = ownColumn(target, named);
    const name = wanted ?? column.name;
    const columns = target.references.get(to) ?? [];
    const field = columns.find((one) => one.name === name);
    if (!field) {
      const names = columns.map((one) => one.name);
      const nearest = nearestName(name, names);
      const hint = nearest ? `Did you mean '${nearest}'?` : `It has ${names.join(', ')}.`;
      throw new RuleProblem(`'${to}' has no column '${name}'. ${hint}`, 'field');
    }
    const words = `in ${to}, column '${field.name}'`;
    const judged = {
      fault: `are not ${words}`,
      counted: 'values',
      tolerance: target.tolerance,
    } as const;
    return [
      {
        subject: column.name,
        expected: expectedText(`every value ${words}`, target.tolerance),
        measures: {
          considered: { kind: 'count', where: present(column) },
          failing: { kind: 'orphans', column, to, field },
        },
        judge: (measured) => judgeShare(measured, judged),
      },
    ];
  },
});
