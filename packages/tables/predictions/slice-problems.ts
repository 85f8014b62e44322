import type { ConfigPath } from '#core/config/parse-config.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { SlicePolicy } from '#core/gate/slice-policy.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { readEngineError } from '../duckdb/engine-error.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { valueExpression } from './slice-sql.ts';

// More values than this is a column of identifiers, not of segments.
const maxValues = 1000;

/** What is wrong with the slices and the groups of a policy, each at its place in the file. */
export async function sliceProblems(
  engine: TableEngine,
  table: Table,
  policy: GatePolicy,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const add = (code: string, path: ConfigPath, message: string | undefined): void => {
    if (message === undefined) return;
    const location = policy.config.locate(path);
    problems.push({ code, subject: path.join('.'), message, location });
  };
  for (const { rows, path } of policy.slices) {
    const key = 'by' in rows ? (rows.bands ? 'bands' : 'by') : 'where';
    add('slice', [...path, key], await rowsProblem(engine, table, rows));
  }
  for (const { attributes: columns, path } of policy.fairness) {
    add('fairness', [...path, 'attribute'], await valuesProblem(engine, table, columns));
  }
  for (const { columns, path } of policy.searches) {
    add('slice', [...path, 'columns'], missingColumns(table, columns));
  }
  return problems;
}

async function rowsProblem(
  engine: TableEngine,
  table: Table,
  rows: SlicePolicy['rows'],
): Promise<string | undefined> {
  if (!('by' in rows)) return conditionProblem(engine, table, rows.where);
  return rows.bands
    ? numberProblem(table, rows.columns[0]!)
    : valuesProblem(engine, table, rows.columns);
}

function missingColumns(table: Table, columns: readonly string[]): string | undefined {
  const names = table.columns.map(({ name }) => name);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length === 0) return undefined;
  return missing
    .map((column) => `${table.source} has no column '${column}'. ${suggestName(column, names)}`)
    .join('; ');
}

export function numberProblem(table: Table, column: string): string | undefined {
  const missing = missingColumns(table, [column]);
  if (missing !== undefined) return missing;
  const { type } = table.columns.find(({ name }) => name === column)!;
  if (type === 'integer' || type === 'number') return undefined;
  return `column '${column}' of ${table.source} is of type ${type}; expected numbers. Name such slices with 'where', or take its values with 'by'`;
}

async function valuesProblem(
  engine: TableEngine,
  table: Table,
  columns: readonly string[],
): Promise<string | undefined> {
  const missing = missingColumns(table, columns);
  if (missing !== undefined) return missing;
  const [row] = await engine.query(
    `SELECT count(DISTINCT ${valueExpression({ columns })}) AS distinct_values FROM ${table.relation}`,
  );
  const values = Number(row!['distinct_values']);
  if (values <= maxValues) return undefined;
  const subject = columns.length === 1 ? `column '${columns[0]}'` : columns.join(' × ');
  return `${subject} has ${values.toLocaleString('en-US')} values; expected at most ${maxValues.toLocaleString('en-US')} slices. Group it, or name the slices that matter with 'where'`;
}

/** What is wrong with a condition on the rows of a table, or nothing. */
export async function conditionProblem(
  engine: TableEngine,
  table: Table,
  where: string,
): Promise<string | undefined> {
  try {
    await engine.assertExpression(table, where);
    const [row] = await engine.query(
      `SELECT max(typeof((${where}\n))) AS type, count(*) FILTER ((${where}\n)) AS found FROM ${table.relation}`,
    );
    const type = String(row!['type']);
    return type === 'BOOLEAN' || type === 'null'
      ? undefined
      : `expected a condition that is true or false, got one of type ${type}`;
  } catch (error) {
    if (error instanceof CannotRunError) {
      return error.problems.map(({ message }) => message).join('; ');
    }
    const reason = readEngineError(error);
    if (!reason) throw error;
    return `the condition fails: ${reason.message.split('\n')[0]!}. Use TRY_CAST, or CASE to leave such rows out`;
  }
}
