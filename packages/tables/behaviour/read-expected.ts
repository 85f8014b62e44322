import type { BehaviourTest } from '#core/gate/behaviour/behaviour-policy.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { labelExpression } from '../predictions/label-expression.ts';
import { numberExpression } from '../predictions/prediction-columns.ts';
import type { Table } from '../table.ts';
import { rowKey } from './change-sql.ts';
import { rowNumber } from './draw-rows.ts';

interface ExpectedSource {
  readonly drawn: string;
  readonly table: Table;
  readonly names: readonly string[];
  readonly test: BehaviourTest;
  readonly policy: GatePolicy;
}

/** What is expected of each row, by column: labels as 0 and 1. NaN where nothing is. */
export async function readExpected(
  engine: TableEngine,
  { drawn, table, names, test, policy }: ExpectedSource,
): Promise<ReadonlyMap<string, Float64Array>> {
  if (names.length === 0) return new Map();
  const rows: Table = { ...table, relation: drawn };
  const path = [...test.path, 'expect'];
  const input = path.join('.');
  const { positive } = policy;
  const found = await Promise.all(
    names.map((name) =>
      test.expectation.kind === 'class'
        ? labelExpression(engine, { table: rows, input, column: name, positive })
        : numberExpression(engine, { table: rows, input }, columnOf(table, name)),
    ),
  );
  const problems = found.flatMap((one): Problem[] =>
    'problem' in one ? [{ ...one.problem, location: policy.config.locate(path) }] : [],
  );
  if (problems.length > 0) throw new CannotRunError(problems);
  const selected = found.map((one, index) => {
    const { expression } = one as { readonly expression: string };
    return `CAST(${expression} AS DOUBLE) AS e${index}`;
  });
  const relation = `(SELECT ${selected.join(', ')} FROM ${drawn} ORDER BY ${rowNumber})`;
  const columns = names.map((_, index) => ({
    name: `e${index}`,
    type: 'number' as const,
    sqlType: 'DOUBLE',
  }));
  const values = await engine.readNumbers(
    { ...table, relation, columns },
    columns.map(({ name }) => name),
  );
  return new Map(names.map((name, index) => [name, values.get(`e${index}`)!]));
}

function columnOf({ columns }: Table, name: string): Table['columns'][number] {
  return columns.find((one) => one.name === name)!;
}

/** The id of a row, or its place in the table (from 1) where there is none. */
export async function readKey(
  engine: TableEngine,
  drawn: string,
  row: number,
): Promise<string | null> {
  const [found] = await engine.query(
    `SELECT ${rowKey} AS id FROM ${drawn} WHERE ${rowNumber} = ${row}`,
  );
  return found!['id'] as string | null;
}
