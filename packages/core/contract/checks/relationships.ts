import { Type } from '@sinclair/typebox';
import {
  defineCheck,
  ownColumn,
  RuleProblem,
  type ColumnShape,
  type Target,
} from '../check-kind.ts';
import { all, present } from '../condition.ts';
import { nearestName } from '../../verdict/nearest-name.ts';
import { expectedText, judgeShare } from '../row-check.ts';

const names = Type.Array(Type.String(), { minItems: 1 });

/** Every value, or key of several columns, also stands in another table. */
export const relationships = defineCheck({
  name: 'relationships',
  aliases: ['foreign_key', 'references', 'valid_reference_data'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    columns: Type.Optional(names),
    to: Type.String({ minLength: 1, description: 'path, glob or URL of the other table' }),
    field: Type.Optional(Type.String({ description: 'its column; default: the same name' })),
    fields: Type.Optional(names),
  },
  tolerates: true,
  description: 'every value, or key of several columns, also stands in another table',
  problems: ({ column, columns, field, fields }) => {
    const problems: RuleProblem[] = [];
    if (column !== undefined && columns)
      problems.push(new RuleProblem("expected 'column' or 'columns', got both", 'columns'));
    if (field !== undefined && fields)
      problems.push(new RuleProblem("expected 'field' or 'fields', got both", 'fields'));
    if (fields && fields.length !== (columns?.length ?? 1)) {
      const message = `expected a field for each of ${columns?.length ?? 1} columns, got ${fields.length}`;
      problems.push(new RuleProblem(message, 'fields'));
    }
    if (field !== undefined && (columns?.length ?? 1) > 1)
      problems.push(
        new RuleProblem("expected 'fields' for several columns, got one 'field'", 'field'),
      );
    return problems;
  },
  columnsOf: ({ column, columns }, own) =>
    columns ?? [column ?? own].filter((name) => name !== undefined),
  sourcesOf: ({ to }) => [to],
  plan: ({ column, columns: several, to, field, fields: others }, target) => {
    const columns = several
      ? several.map((name) => target.columnNamed(name))
      : [ownColumn(target, column)];
    const wanted = others ?? columns.map(({ name }) => field ?? name);
    const fields = wanted.map((name) => fieldNamed(target, to, name, others ? 'fields' : 'field'));
    const single = columns.length === 1;
    const place = `in ${to}, ${single ? 'column' : 'columns'} ${fields.map(({ name }) => `'${name}'`).join(', ')}`;
    const judged = {
      fault: `are not ${place}`,
      counted: single ? 'values' : 'rows',
      tolerance: target.tolerance,
    } as const;
    return [
      {
        subject: columns.map(({ name }) => name).join(', '),
        expected: expectedText(`every ${single ? 'value' : 'key'} ${place}`, target.tolerance),
        measures: {
          considered: { kind: 'count', where: all(...columns.map((one) => present(one))) },
          failing: { kind: 'orphans', columns, to, fields },
        },
        judge: (measured) => judgeShare(measured, judged),
      },
    ];
  },
});

function fieldNamed(target: Target, to: string, name: string, option: string): ColumnShape {
  const columns = target.references.get(to) ?? [];
  const found = columns.find((one) => one.name === name);
  if (found) return { name: found.name, type: found.type };
  const known = columns.map((one) => one.name);
  const nearest = nearestName(name, known);
  const hint = nearest ? `Did you mean '${nearest}'?` : `It has ${known.join(', ')}.`;
  throw new RuleProblem(`'${to}' has no column '${name}'. ${hint}`, option);
}
