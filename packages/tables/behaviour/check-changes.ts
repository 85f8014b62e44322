import type {
  BehaviourTest,
  ColumnChange,
  Version,
} from '#core/gate/behaviour/behaviour-policy.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import type { Table, TableColumn } from '../table.ts';
import { cellLiteral } from './change-sql.ts';

/** What is wrong with the changes that a test makes to a table, each with its version. */
export async function changeProblems(
  engine: TableEngine,
  { table, sent }: { readonly table: Table; readonly sent: readonly TableColumn[] },
  { versions }: BehaviourTest,
): Promise<{ version: Version; message: string }[]> {
  const problems: { version: Version; message: string }[] = [];
  for (const version of versions) {
    for (const [name, change] of version.columns) {
      const column = sent.find((one) => one.name === name);
      const message = column
        ? await changeProblem(engine, { table, column }, change)
        : notSent(name, table, sent);
      if (message !== undefined) problems.push({ version, message });
    }
  }
  return problems;
}

function notSent(name: string, { columns, source }: Table, sent: readonly TableColumn[]): string {
  const known = sent.map((column) => column.name);
  return columns.some((column) => column.name === name)
    ? `the model is not given the column '${name}', so changing it tests nothing. Name it in predictor.columns`
    : `${source} has no column '${name}'. ${suggestName(name, known)}`;
}

async function changeProblem(
  engine: TableEngine,
  { table, column }: { readonly table: Table; readonly column: TableColumn },
  change: ColumnChange,
): Promise<string | undefined> {
  const { name, type, sqlType } = column;
  switch (change.kind) {
    case 'to':
      return change.value === null ? undefined : valueProblem(engine, column, change.value);
    case 'add':
    case 'multiply':
    case 'noise':
      return type === 'integer' || type === 'number'
        ? undefined
        : `'${change.kind}' is for numbers, but '${name}' is of type ${sqlType}; use 'expression'`;
    case 'typo':
    case 'case':
      return type === 'string'
        ? undefined
        : `'${change.kind}' is for text, but '${name}' is of type ${sqlType}`;
    case 'expression':
      return expressionProblem(engine, table, change.text);
    default: {
      const other = table.columns.find((one) => one.name === change.from);
      if (!other) return undefined; // the other half of the swap says that it is missing
      return other.type === type
        ? undefined
        : `expected columns of one type to swap, got ${sqlType} and ${other.sqlType}`;
    }
  }
}

/** 1.5 would be rounded into a column of integers, and 'abc' is no number at all. */
async function valueProblem(
  engine: TableEngine,
  column: TableColumn,
  value: string | number | boolean,
): Promise<string | undefined> {
  const literal = cellLiteral(value, column);
  const cast = `TRY_CAST(${literal} AS ${column.sqlType})`;
  const same =
    typeof value === 'number' && column.type === 'integer' ? `${cast} = ${literal}` : 'TRUE';
  const [row] = await engine.query(`SELECT ${cast} IS NOT NULL AND ${same} AS fits`);
  if (row!['fits'] === true) return undefined;
  return `${JSON.stringify(value)} is no value of '${column.name}', which is of type ${column.sqlType}`;
}

async function expressionProblem(
  engine: TableEngine,
  table: Table,
  text: string,
): Promise<string | undefined> {
  try {
    await engine.assertExpression(table, text);
    return undefined;
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return error.problems.map(({ message }) => message).join('; ');
  }
}
