import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { classWord } from './class-word.ts';
import { numberExpression, type PredictionSql } from './prediction-columns.ts';
import { weightExpression } from './weight-column.ts';

/** A table of ranked rows as SQL; rows are aligned by group and id together, since an id is often only one of its query. */
export interface RankingSql extends PredictionSql {
  /** Text; NULL where missing. */
  readonly group: string;
}

export interface RankingSource {
  readonly input: string;
  readonly table: Table;
  readonly columns: {
    readonly id: string;
    readonly label: string;
    readonly score: string;
    readonly group: string;
    readonly weight?: string;
  };
  readonly needsId: boolean;
  /** Whether its rows say how much their group counts. */
  readonly needsWeight: boolean;
}

type Role = Exclude<keyof RankingSource['columns'], 'weight'>;

/** Finds the columns and says what is wrong with them; with problems there is no SQL. */
export async function rankingSql(
  engine: TableEngine,
  source: RankingSource,
): Promise<{ sql?: RankingSql; problems: readonly Problem[] }> {
  const { table, columns, input, needsId } = source;
  const problems: Problem[] = [];
  const find = (role: Role, required = true): TableColumn | undefined => {
    const column = table.columns.find(({ name }) => name === columns[role]);
    if (!column && required) problems.push(missingColumn(source, role));
    return column;
  };
  const [group, id, label, score] = [
    find('group'),
    find('id', needsId),
    find('label'),
    find('score'),
  ];
  const weight = await weightExpression(engine, source);
  if (weight && 'problem' in weight) problems.push(weight.problem);
  if (problems.length > 0) return { problems };
  const found = [
    wordOf(source, group!),
    await numberExpression(engine, source, label!),
    await numberExpression(engine, source, score!),
    ...(id ? [wordOf(source, id)] : []),
  ];
  problems.push(...found.flatMap((part) => ('problem' in part ? part.problem : [])));
  if (problems.length > 0) return { problems };
  const [groupSql, labelSql, scoreSql, idSql] = found.map((part) =>
    'expression' in part ? part.expression : '',
  );
  const key = idSql && {
    expression: `CASE WHEN (${groupSql!}) IS NULL OR (${idSql}) IS NULL THEN NULL ELSE struct_pack("group" := ${groupSql!}, id := ${idSql}) END`,
    isText: true,
  };
  const sql = { input, table, group: groupSql!, label: labelSql!, score: scoreSql! };
  const ofWeight = weight && 'expression' in weight ? { weight: weight.expression } : {};
  return { sql: { ...sql, ...ofWeight, id: key || undefined }, problems };
}

function wordOf(
  source: RankingSource,
  column: TableColumn,
): { expression: string } | { problem: Problem } {
  const word = classWord(source, column);
  return 'problem' in word
    ? { expression: `CAST(${quoteIdentifier(column.name)} AS VARCHAR)` }
    : word;
}

function missingColumn({ table, columns, input }: RankingSource, role: Role): Problem {
  const names = table.columns.map(({ name }) => name);
  const use = {
    id: 'to align the rows of both models within their group',
    label: 'with the relevance grade of each row',
    score: "with the model's scores",
    group: 'with the query that each row belongs to',
  }[role];
  return {
    code: 'column-missing',
    subject: input,
    message: `${table.source} has no column '${columns[role]}' ${use}. ${suggestName(columns[role], names)} Name it in the policy under columns.${role}`,
  };
}
