import type { Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { listIds } from './check-predictions.ts';
import type { PredictionSql } from './prediction-columns.ts';

/** Ids are compared as text when one table has text and the other numbers. */
export function rowsOf(
  sql: PredictionSql,
  other: PredictionSql | undefined,
  more: readonly string[] = [],
): string {
  const { id, label, score, weight, table } = sql;
  const sameType = !other || id?.isText === other.id?.isText;
  const idText = id ? (sameType ? id.expression : `CAST(${id.expression} AS VARCHAR)`) : 'NULL';
  const columns = [
    `${idText} AS trainyard_id`,
    `${label} AS trainyard_label`,
    `${score} AS trainyard_score`,
    ...(weight === undefined ? [] : [`${weight} AS trainyard_weight`]),
    ...more,
  ];
  return `(SELECT ${columns.join(', ')} FROM ${table.relation})`;
}

const differenceCodes = ['ids-differ', 'ids-differ', 'labels-differ', 'weights-differ'] as const;

/** How the rows of two tables differ: ids that one lacks, labels and weights that disagree. */
export async function differences(
  engine: TableEngine,
  candidate: PredictionSql,
  champion: PredictionSql,
): Promise<Problem[]> {
  if (await haveSameRows(engine, candidate, champion)) return [];
  const [a, b] = [`${rowsOf(candidate, champion)} a`, `${rowsOf(champion, candidate)} b`];
  const [ofCandidate, ofChampion] = [candidate.table.source, champion.table.source];
  const found = await Promise.all([
    examples(engine, `${a} ANTI JOIN ${b} USING (trainyard_id)`, 'trainyard_id'),
    examples(engine, `${b} ANTI JOIN ${a} USING (trainyard_id)`, 'trainyard_id'),
    examples(
      engine,
      `${a} JOIN ${b} USING (trainyard_id) WHERE a.trainyard_label IS DISTINCT FROM b.trainyard_label`,
      'a.trainyard_id',
    ),
    candidate.weight === undefined || champion.weight === undefined
      ? { count: 0, ids: [] }
      : examples(
          engine,
          `${a} JOIN ${b} USING (trainyard_id) WHERE a.trainyard_weight IS DISTINCT FROM b.trainyard_weight`,
          'a.trainyard_id',
        ),
  ]);
  const texts = [
    (count: string) => `${ofChampion} lacks ${count} of the ids of ${ofCandidate}`,
    (count: string) => `${ofCandidate} lacks ${count} of the ids of ${ofChampion}`,
    (count: string) => `${count} of the labels of ${ofChampion} differ from ${ofCandidate}`,
    (count: string) => `${count} of the weights of ${ofChampion} differ from ${ofCandidate}`,
  ];
  return found.flatMap(({ count, ids }, index) => {
    if (count === 0) return [];
    const what = `${texts[index]!(count.toLocaleString('en-US'))}${listIds(ids)}`;
    const message = `${what}; evaluate both models on the same rows with the same labels`;
    return { code: differenceCodes[index]!, subject: 'champion', message };
  });
}

/**
 * Whether both tables have the same ids (each once: that was checked) with the same labels and weights: by two hashes of every row, combined whatever the
 * order. A pass in flat memory, where joins take a hash table of all ids each. 128 bits are alike by chance once in 10³⁸; where they
 * differ, joins say how.
 */
async function haveSameRows(
  engine: TableEngine,
  candidate: PredictionSql,
  champion: PredictionSql,
): Promise<boolean> {
  const weighted = candidate.weight !== undefined && champion.weight !== undefined;
  const compared = ['trainyard_id', 'trainyard_label', ...(weighted ? ['trainyard_weight'] : [])];
  // A hash of the combination: those of the parts alone would let differences cancel.
  const hashes = [compared, compared.toReversed()].map(
    (columns, index) => `bit_xor(hash(hash(${columns.join(', ')}))) AS hash_${index}`,
  );
  const [a, b] = [rowsOf(candidate, champion), rowsOf(champion, candidate)];
  const select = `SELECT ${compared.join(', ')} FROM`;
  // The other table adds no row, but its types: an integer and a double have other hashes.
  const side = (rows: string, other: string): string =>
    `SELECT count(*) AS n, ${hashes.join(', ')} FROM (${select} ${rows} UNION ALL ${select} ${other} WHERE FALSE)`;
  const [one, two] = await engine.query(`${side(a, b)} UNION ALL ${side(b, a)}`);
  return ['n', 'hash_0', 'hash_1'].every((name) => one![name] === two![name]);
}

async function examples(
  engine: TableEngine,
  from: string,
  id: string,
): Promise<{ count: number; ids: readonly (string | null)[] }> {
  const rows = await engine.query(
    `SELECT CAST(${id} AS VARCHAR) AS id, count(*) OVER () AS ids FROM ${from} ORDER BY ${id} LIMIT 5`,
  );
  return {
    count: Number(rows[0]?.['ids'] ?? 0),
    ids: rows.map((row) => row['id'] as string | null),
  };
}
