import type { ExpressionPolicy } from '#core/gate/expression-policy.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { readEngineError } from '../duckdb/engine-error.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import type { PredictionSql } from './prediction-columns.ts';

/** What an expression sees under these names, whatever the columns of the table are called. */
const seen = ['score', 'label'] as const;

/**
 * The columns of the candidate's table that expressions see beside score and label. Scores by their own names are not among
 * them: an expression that named the candidate's would judge the champion by it.
 */
export function otherColumns(
  table: Table,
  { columns }: Pick<GatePolicy, 'columns'>,
): TableColumn[] {
  const hidden = [...seen, columns.score, columns.championScore].map((name) => name.toLowerCase());
  return table.columns.filter(
    ({ name }) => !hidden.includes(name.toLowerCase()) && !name.startsWith('trainyard_'),
  );
}

/** Every expression of a policy with the key that it stands under. */
export function expressionTexts({ expressions }: Pick<GatePolicy, 'expressions'>): {
  one: ExpressionPolicy;
  key: 'expression' | 'per';
  text: string;
}[] {
  return expressions.flatMap((one) => [
    { one, key: 'expression' as const, text: one.expression },
    ...(one.per === undefined ? [] : [{ one, key: 'per' as const, text: one.per }]),
  ]);
}

/** What is wrong with the expressions of a policy before a row is read, each at its place in the file. */
export async function expressionProblems(
  engine: TableEngine,
  { table, score, label }: PredictionSql,
  policy: GatePolicy,
): Promise<readonly Problem[]> {
  const texts = expressionTexts(policy);
  if (texts.length === 0) return [];
  const shadowed = shadowedColumns(table, policy);
  if (shadowed.length > 0) return shadowed;
  const others = otherColumns(table, policy);
  const names = others.map(({ name }) => quoteIdentifier(name));
  const columns = [...names, `${score} AS score`, `${label} AS label`];
  const view: Table = {
    ...table,
    columns: [
      ...others,
      ...seen.map((name) => ({ name, type: 'number' as const, sqlType: 'DOUBLE' })),
    ],
    relation: `(SELECT ${columns.join(', ')} FROM ${table.relation})`,
  };
  const problems: Problem[] = [];
  for (const { one, key, text } of texts) {
    const message = await textProblem(engine, view, text);
    if (message === undefined) continue;
    const isScore = [policy.columns.score, policy.columns.championScore].some((name) =>
      message.startsWith(`there is no column '${name}'`),
    );
    const hint = "in an expression the score of the model at hand is called 'score'";
    problems.push(expressionProblem(policy, { one, key }, isScore ? hint : message));
  }
  return problems;
}

export function expressionProblem(
  { config }: Pick<GatePolicy, 'config'>,
  { one, key }: { one: ExpressionPolicy; key: 'expression' | 'per' },
  message: string,
): Problem {
  const path = [...one.path, key];
  return {
    code: 'expression',
    subject: path.join('.'),
    message,
    location: config.locate(path),
  };
}

/** A column called score that is not the score would be another number than the reader of the policy thinks. */
function shadowedColumns(table: Table, { columns, config, expressions }: GatePolicy): Problem[] {
  const roles = { score: columns.score, label: columns.label };
  return seen.flatMap((name) => {
    const other = table.columns.find((column) => column.name.toLowerCase() === name);
    if (!other || other.name === roles[name]) return [];
    return {
      code: 'expression',
      subject: 'candidate',
      message: `${table.source} has a column '${other.name}' that is not the ${name} (columns.${name} is '${roles[name]}'), and in an expression '${name}' is the model's ${name}; rename the column`,
      location: config.locate([...expressions[0]!.path, 'expression']),
    };
  });
}

const numeric =
  /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\)|BOOLEAN|"NULL")$/;

async function textProblem(
  engine: TableEngine,
  view: Table,
  text: string,
): Promise<string | undefined> {
  try {
    await engine.assertExpression(view, text);
    const [row] = await engine.query(
      `SELECT typeof((${text}\n)) AS type FROM ${view.relation} LIMIT 1`,
    );
    const type = row ? String(row['type']) : 'DOUBLE';
    return numeric.test(type) ? undefined : `expected a number for every row, got a ${type}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What the engine says of a user's expression; anything else is thrown on. */
export function reasonOf(error: unknown): string {
  const reason =
    error instanceof CannotRunError
      ? error.problems.map(({ message }) => message).join('; ')
      : readEngineError(error)?.message.split('\n')[0];
  if (reason === undefined) throw error;
  return /aggregate/i.test(reason)
    ? `${reason}: an expression is about one row; its mean over the rows is taken, or its sum over that of 'per'`
    : reason;
}
