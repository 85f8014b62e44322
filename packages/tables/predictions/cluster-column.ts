import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { Problem } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

export const clusterName = 'trainyard_cluster';

/** The codes of the clusters, in the order of their values, as a column of the aligned table. */
export function clusterExpression(cluster: string): string {
  return `dense_rank() OVER (ORDER BY CAST(${quoteIdentifier(cluster)} AS VARCHAR)) - 1`;
}

/** The column must exist, and every row must have a cluster: a row without one is evidence of unknown worth. */
export async function clusterProblems(
  engine: TableEngine,
  table: Table,
  { columns: { cluster } }: GatePolicy,
): Promise<readonly Problem[]> {
  if (cluster === undefined) return [];
  const names = table.columns.map(({ name }) => name);
  if (!names.includes(cluster)) {
    const message = `${table.source} has no column '${cluster}' of clusters. ${suggestName(cluster, names)} Name it in the policy under columns.cluster`;
    return [{ code: 'column-missing', subject: 'candidate', message }];
  }
  const [row] = await engine.query(
    `SELECT count(*) FILTER (${quoteIdentifier(cluster)} IS NULL) AS missing, count(*) AS rows FROM ${table.relation}`,
  );
  const missing = Number(row!['missing']);
  if (missing === 0) return [];
  const share = `${missing.toLocaleString('en-US')} of ${Number(row!['rows']).toLocaleString('en-US')} rows`;
  const message = `${table.source}: ${share} have no value of '${cluster}'; every row belongs to a cluster (one of its own when it stands alone)`;
  return [{ code: 'cluster-missing', subject: 'candidate', message }];
}
