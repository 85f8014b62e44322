import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { weightDefects, type Defect } from './check-predictions.ts';
import type { RankingSql } from './ranking-sql.ts';
import { sliceExpression } from './slice-sql.ts';

// 2^grade − 1 of more is beyond what grades mean, and near the end of whole doubles.
const largestExponent = 50;

/** Kinds of rows that must not occur in a table of ranked rows. */
export function rankingDefects(
  { id, group, label, score, weight }: RankingSql,
  { rules, slices }: GatePolicy,
): readonly Defect[] {
  const all = [rules, ...slices.map((slice) => slice.rules)].flat();
  const isExponential = all.some(({ rule }) => rule.gain === 'exponential');
  return [
    {
      code: 'group-missing',
      condition: `(${group}) IS NULL`,
      message: (rows) => `${rows} have no group; every row belongs to the list of one query`,
    },
    {
      code: 'score-missing',
      condition: `(${score}) IS NULL`,
      message: (rows) => `${rows} have no score; a model must answer for every row`,
    },
    {
      code: 'score-not-finite',
      condition: `NOT isfinite(${score})`,
      message: (rows) => `${rows} have a score that is NaN or infinite; expected numbers`,
    },
    {
      code: 'label-missing',
      condition: `(${label}) IS NULL OR NOT isfinite(${label})`,
      message: (rows) =>
        `${rows} have no relevance grade; leave rows that nobody judged out of the evaluation, or grade them 0`,
    },
    {
      code: 'grade-negative',
      condition: `isfinite(${label}) AND (${label}) < 0`,
      message: (rows) => `${rows} have a negative relevance grade; expected 0 (irrelevant) or more`,
    },
    ...(isExponential
      ? [
          {
            code: 'grade-too-large',
            condition: `isfinite(${label}) AND (${label}) > ${largestExponent}`,
            message: (rows: string) =>
              `${rows} have a grade above ${largestExponent}, and gain: exponential takes 2 to the power of it; give grades such as 0…4, or gain: linear`,
          },
        ]
      : []),
    ...(weight === undefined ? [] : weightDefects(weight)),
    ...(id
      ? [
          {
            code: 'id-missing',
            condition: `(${group}) IS NOT NULL AND ${id.expression} IS NULL`,
            message: (rows: string) => `${rows} have no id; rows of both models are aligned by it`,
          },
        ]
      : []),
  ];
}

/** Slices that take only a part of a group: a list without some of its rows is another list. */
export async function splitGroups(
  engine: TableEngine,
  { table, group }: RankingSql,
  { slices, config }: GatePolicy,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { rows, path } of slices) {
    const slice = await sliceExpression(engine, table, rows);
    const [found] = await engine.query(
      `SELECT count(*) AS split_groups, min(trainyard_group) AS example FROM (SELECT ${group} AS trainyard_group FROM ${table.relation} GROUP BY 1 HAVING count(DISTINCT coalesce(CAST(${slice} AS VARCHAR), '') || CASE WHEN ${slice} IS NULL THEN '-' ELSE '+' END) > 1)`,
    );
    const count = Number(found!['split_groups']);
    if (count === 0) continue;
    const place = [...path, 'by' in rows ? (rows.bands ? 'bands' : 'by') : 'where'];
    const message = `splits ${count.toLocaleString('en-US')} groups (first ${JSON.stringify(found!['example'])}): some of their rows are in it and some not. Slice by what all rows of a group share`;
    const location = config.locate(place);
    problems.push({ code: 'slice-splits-groups', subject: place.join('.'), message, location });
  }
  return problems;
}

/** A list counts, or belongs to a cluster, as a whole. */
export async function mixedGroups(
  engine: TableEngine,
  { table, group, weight }: RankingSql,
  { columns: { cluster }, config }: GatePolicy,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const columns = [
    { key: 'weight', sql: weight, code: 'weight-splits-groups' },
    {
      key: 'cluster',
      sql: cluster === undefined ? undefined : `CAST(${quoteIdentifier(cluster)} AS VARCHAR)`,
      code: 'cluster-splits-groups',
    },
  ];
  for (const { key, sql, code } of columns) {
    if (sql === undefined) continue;
    const [found] = await engine.query(
      `SELECT count(*) AS mixed_groups, min(trainyard_group) AS example FROM (SELECT ${group} AS trainyard_group FROM ${table.relation} WHERE (${group}) IS NOT NULL GROUP BY 1 HAVING count(DISTINCT ${sql}) > 1)`,
    );
    const count = Number(found!['mixed_groups']);
    if (count === 0) continue;
    const path = ['columns', key];
    const subject = path.join('.');
    const message = `${table.source}: rows of ${count.toLocaleString('en-US')} groups (first ${JSON.stringify(found!['example'])}) have several values of it; it is that of the whole group, so give all rows of a group the same`;
    problems.push({ code, subject, message, location: config.locate(path) });
  }
  return problems;
}
