import type { AgeGroup, LabelledPredictions } from '#core/performance/labelled-predictions.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { joinedTable } from './labelled-table.ts';

/** Rows held in memory: 24 MB. More hardly narrow an interval, and a bootstrap of them takes minutes. */
const mostRows = 1_000_000;
const ageGroups = 5;
const orderedTable = 'trainyard_ordered';

/**
 * Scores and labels of the joined rows; of more than a million, those whose key hashes to a drawn residue. In the order
 * of the keys: the same rows give the same bootstrap draws, however the files were ordered.
 */
export async function readLabelled(
  engine: TableEngine,
  { source, files }: Table,
  { keys, scored }: { readonly keys: readonly string[]; readonly scored: number },
): Promise<Pick<LabelledPredictions, 'scores' | 'labels' | 'isMature' | 'sampledFrom'>> {
  const every = Math.ceil(scored / mostRows);
  const names = ['score', 'label', 'is_mature'];
  const drawn = every > 1 ? ` AND hash(${keys.join(', ')}) % ${every} = 0` : '';
  await engine.query(
    `CREATE OR REPLACE TABLE ${orderedTable} AS SELECT ${names.join(', ')} FROM ${joinedTable} WHERE score IS NOT NULL${drawn} ORDER BY ${keys.join(', ')}`,
  );
  const columns = names.map((name) => ({ name, type: 'number' as const, sqlType: 'DOUBLE' }));
  const table = { source, files, columns, engine, relation: orderedTable };
  const numbers = await engine.readNumbers(table, names);
  await engine.query(`DROP TABLE ${orderedTable}`);
  return {
    scores: numbers.get('score')!,
    labels: numbers.get('label')!,
    isMature: numbers.get('is_mature')!,
    sampledFrom: every > 1 ? scored : undefined,
  };
}

/** Shares of labelled predictions over equal parts of the time that they span, oldest first. */
export async function coverageByAge(engine: TableEngine): Promise<AgeGroup[]> {
  const part = `least(${ageGroups - 1}, floor(${ageGroups} * (made_at - first_at) / nullif(last_at - first_at, 0)))`;
  const rows = await engine.query(
    `SELECT coalesce(${part}, 0) AS part, count(*) AS predictions, count(label) AS labelled FROM (SELECT made_at, label, min(made_at) OVER () AS first_at, max(made_at) OVER () AS last_at FROM ${joinedTable} WHERE score IS NOT NULL AND made_at IS NOT NULL) GROUP BY 1 ORDER BY 1`,
  );
  return rows.map((row) => ({
    predictions: Number(row['predictions']),
    labelled: Number(row['labelled']),
  }));
}
