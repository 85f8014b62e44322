import type { ReferencePredictions } from '#core/performance/assess-performance.ts';
import type { PerformancePolicy } from '#core/performance/performance-policy.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { labelSql, scoreSql } from './label-sql.ts';

/** Rows held in memory, as of the current predictions. */
const mostRows = 1_000_000;
const referenceTable = 'trainyard_reference';

/** Scores and labels of the rows that have both; of more than a million a sample that is always the same. */
export async function readReference(
  engine: TableEngine,
  table: Table,
  policy: PerformancePolicy,
): Promise<ReferencePredictions> {
  const source = { table, subject: 'performance.reference' };
  const label = await labelSql(engine, source, policy);
  const score = await scoreSql(engine, source, policy);
  // Ordered by value: bootstrap draws must not depend on the order of files.
  await engine.query(
    `CREATE OR REPLACE TABLE ${referenceTable} AS SELECT score, label FROM (SELECT ${score} AS score, ${label} AS label FROM ${table.relation}) WHERE isfinite(score) AND isfinite(label) ORDER BY score, label`,
  );
  const [row] = await engine.query(`SELECT count(*) AS row_count FROM ${referenceTable}`);
  const rows = Number(row!['row_count']);
  if (rows === 0) {
    const message = `${table.source} has no row with both '${policy.score}' and '${policy.label}'; give predictions with their labels, or a number`;
    const location = policy.locate(['reference']);
    throw cannotRun('reference-empty', 'performance.reference', message, { location });
  }
  const every = Math.ceil(rows / mostRows);
  const columns = ['score', 'label'].map((name) => ({
    name,
    type: 'number' as const,
    sqlType: 'DOUBLE',
  }));
  const numbers = await engine.readNumbers(
    { ...table, columns, relation: referenceTable },
    ['score', 'label'],
    every > 1 ? `rowid % ${every} = 0` : undefined,
  );
  await engine.query(`DROP TABLE ${referenceTable}`);
  return {
    source: table.source,
    scores: numbers.get('score')!,
    labels: numbers.get('label')!,
  };
}
