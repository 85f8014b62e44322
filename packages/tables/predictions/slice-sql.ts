import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { SlicePolicy } from '#core/gate/slice-policy.ts';
import type { ConfigPath } from '#core/config/parse-config.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { readEngineError } from '../duckdb/engine-error.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

// More values than this is a column of identifiers, not of segments.
const maxValues = 1000;

/** The value of `by` as text, or 1 where the condition holds and 0 where it does not or is unknown. */
export function sliceExpression(rows: SlicePolicy['rows']): string {
  return 'by' in rows
    ? `CAST(${quoteIdentifier(rows.by)} AS VARCHAR)`
    : `CASE WHEN (${rows.where}\n) THEN 1.0 ELSE 0.0 END`;
}

/** What is wrong with the slices of a policy, each at its place in the file. */
export async function sliceProblems(
  engine: TableEngine,
  table: Table,
  policy: GatePolicy,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { rows, path } of policy.slices) {
    const key = 'by' in rows ? 'by' : 'where';
    const message = await ('by' in rows
      ? columnProblem(engine, table, rows.by)
      : conditionProblem(engine, table, rows.where));
    const place: ConfigPath = [...path, key];
    if (message === undefined) continue;
    const location = policy.config.locate(place);
    problems.push({ code: 'slice', subject: place.join('.'), message, location });
  }
  return problems;
}

async function columnProblem(
  engine: TableEngine,
  table: Table,
  by: string,
): Promise<string | undefined> {
  const names = table.columns.map(({ name }) => name);
  if (!names.includes(by)) {
    return `${table.source} has no column '${by}'. ${suggestName(by, names)}`;
  }
  const [row] = await engine.query(
    `SELECT count(DISTINCT ${quoteIdentifier(by)}) AS distinct_values FROM ${table.relation}`,
  );
  const values = Number(row!['distinct_values']);
  if (values <= maxValues) return undefined;
  return `column '${by}' has ${values.toLocaleString('en-US')} values; expected at most ${maxValues.toLocaleString('en-US')} slices. Group it, or name the slices that matter with 'where'`;
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
