import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { idsAscend } from './id-order.ts';
import { labelExpression } from './label-expression.ts';

/** Names of the columns of one prediction table. */
export interface PredictionColumns {
  readonly id: string;
  readonly label: string;
  readonly score: string;
  /** Absent: every row counts the same. */
  readonly weight?: string;
}

export interface PredictionId {
  readonly expression: string;
  readonly isText: boolean;
  /** Whether the ids stand in strictly ascending order: none is missing, none occurs twice, and nothing need be sorted. */
  readonly ascends?: boolean;
}

/** A prediction table as SQL: an expression for every role, all columns named safely. */
export interface PredictionSql {
  /** Whose predictions: 'candidate' or 'champion'. */
  readonly input: string;
  readonly table: Table;
  /** Absent: the table has no such column. */
  readonly id: PredictionId | undefined;
  /** 0 or 1, or a number for a regression; NULL where missing. */
  readonly label: string;
  /** DOUBLE; NULL where missing. */
  readonly score: string;
  /** As `score`. Absent: every row counts the same, or the other table says how much. */
  readonly weight?: string;
}

export interface PredictionSource {
  readonly input: string;
  readonly table: Table;
  readonly columns: PredictionColumns;
  readonly task: 'binary' | 'regression';
  readonly positive: string | number | boolean | undefined;
  /** Rows are aligned by it. */
  readonly needsId: boolean;
  /** Whether its rows say how much they count. */
  readonly needsWeight: boolean;
}

/** Finds the columns and says what is wrong with them; with problems there is no SQL. */
export async function predictionSql(
  engine: TableEngine,
  source: PredictionSource,
): Promise<{ sql?: PredictionSql; problems: readonly Problem[] }> {
  const { table, columns, input, needsId, needsWeight } = source;
  const problems: Problem[] = [];
  const find = (role: keyof PredictionColumns, required: boolean): TableColumn | undefined => {
    const column = table.columns.find(({ name }) => name === columns[role]);
    if (!column && required) problems.push(missingColumn(source, role));
    return column;
  };
  const id = find('id', needsId);
  const labelColumn = find('label', true);
  const scoreColumn = find('score', true);
  const weightColumn = columns.weight === undefined ? undefined : find('weight', needsWeight);
  const score = scoreColumn && (await numberExpression(engine, source, scoreColumn));
  const label =
    labelColumn &&
    (source.task === 'regression'
      ? await numberExpression(engine, source, labelColumn)
      : await labelExpression(engine, { ...source, column: labelColumn.name }));
  const weight = weightColumn && (await numberExpression(engine, source, weightColumn));
  for (const part of [score, label, weight])
    if (part && 'problem' in part) problems.push(part.problem);
  if (problems.length > 0 || !score || !label || 'problem' in score || 'problem' in label) {
    return { problems };
  }
  const idSql = id && (await predictionId(engine, table, id));
  return {
    sql: {
      input,
      table,
      id: idSql,
      label: label.expression,
      score: score.expression,
      ...(weight && 'expression' in weight ? { weight: weight.expression } : {}),
    },
    problems,
  };
}

/** The column that rows are aligned by. */
export async function predictionId(
  engine: TableEngine,
  table: Table,
  { name, type }: TableColumn,
): Promise<PredictionId> {
  const expression = quoteIdentifier(name);
  const ascends = await idsAscend(engine, table, expression);
  return { expression, isText: type === 'string', ascends };
}

function missingColumn(
  { table, columns, input }: PredictionSource,
  role: keyof PredictionColumns,
): Problem {
  const names = table.columns.map(({ name }) => name);
  const name = columns[role] ?? '';
  const use = {
    id: 'to align the rows of both models',
    label: 'with what really happened',
    score: "with the model's predictions",
    weight: 'with how much each row counts',
  }[role];
  return {
    code: 'column-missing',
    subject: input,
    message: `${table.source} has no column '${name}' ${use}. ${suggestName(name, names)} Name it in the policy under columns.${role}`,
  };
}

/** A column as DOUBLE; text that is no number is a problem, with the first such value. */
export async function numberExpression(
  engine: TableEngine,
  { table, input }: Pick<PredictionSource, 'table' | 'input'>,
  { name, type }: TableColumn,
): Promise<{ expression: string } | { problem: Problem }> {
  const quoted = quoteIdentifier(name);
  if (type === 'integer' || type === 'number') return { expression: `CAST(${quoted} AS DOUBLE)` };
  const isText = `${quoted} IS NOT NULL AND TRY_CAST(CAST(${quoted} AS VARCHAR) AS DOUBLE) IS NULL`;
  const [row] = await engine.query(
    `SELECT count(*) FILTER (${isText}) AS bad, CAST(first(${quoted}) FILTER (${isText}) AS VARCHAR) AS example, count(${quoted}) AS given FROM ${table.relation}`,
  );
  if (row!['bad'] === 0 && Number(row!['given']) > 0 && type === 'string') {
    return { expression: `TRY_CAST(${quoted} AS DOUBLE)` };
  }
  const what =
    row!['example'] === null
      ? `holds ${Number(row!['given']) > 0 ? `values of type ${type}` : 'no values'}`
      : `holds text in ${String(row!['bad'])} rows, first ${JSON.stringify(row!['example'])}`;
  return {
    problem: {
      code: 'column-type',
      subject: input,
      message: `column '${name}' of ${table.source} ${what}; expected numbers`,
    },
  };
}
