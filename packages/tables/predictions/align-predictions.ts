import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { Table, TableColumn } from '../table.ts';
import { predictionProblems } from './check-predictions.ts';
import { differences, rowsOf } from './compare-predictions.ts';
import { predictionSql, type PredictionSql } from './prediction-columns.ts';
import { sliceColumns } from './slice-columns.ts';
import { sliceProblems } from './slice-sql.ts';

export interface PredictionTables {
  readonly candidate: Table;
  readonly champion: Table | undefined;
}

/**
 * Checks both tables and reads them joined by id. The join runs in the engine, so ids may be of any type and exact
 * beyond 2^53.
 * @throws CannotRunError with every problem of both tables: columns, missing values, duplicate ids, ids that only one
 * table has, labels that disagree.
 */
export async function alignPredictions(
  engine: TableEngine,
  tables: PredictionTables,
  options: { readonly policy: GatePolicy; readonly needsProbabilities: boolean },
): Promise<AlignedPredictions> {
  const { policy } = options;
  const [candidate, champion] = await bothSql(engine, tables, policy);
  const problems = [
    ...(await predictionProblems(engine, candidate, options)),
    ...(champion ? await predictionProblems(engine, champion, options) : []),
  ];
  if (problems.length === 0 && champion) {
    problems.push(...(await differences(engine, candidate, champion)));
  }
  problems.push(...(await sliceProblems(engine, tables.candidate, policy)));
  if (problems.length > 0) throw new CannotRunError(problems);
  return readAligned(engine, { candidate, champion }, policy);
}

async function bothSql(
  engine: TableEngine,
  tables: PredictionTables,
  policy: GatePolicy,
): Promise<[PredictionSql, PredictionSql | undefined]> {
  const { task, positive, columns } = policy;
  const shared = {
    task: task === 'binary' ? task : ('regression' as const),
    positive,
    needsId: tables.champion !== undefined,
  };
  const candidate = await predictionSql(engine, {
    ...shared,
    input: 'candidate',
    needsWeight: true,
    table: tables.candidate,
    columns,
  });
  const champion =
    tables.champion &&
    (await predictionSql(engine, {
      ...shared,
      input: 'champion',
      needsWeight: false,
      table: tables.champion,
      columns: { ...columns, score: columns.championScore },
    }));
  if (!candidate.sql || (champion && !champion.sql)) {
    throw new CannotRunError([...candidate.problems, ...(champion?.problems ?? [])]);
  }
  return [candidate.sql, champion?.sql];
}

const alignedRelation = 'trainyard_aligned';

/** One table in the engine, ordered by id: the same rows give the same bootstrap draws, however the files were ordered. */
async function readAligned(
  engine: TableEngine,
  { candidate, champion }: { candidate: PredictionSql; champion: PredictionSql | undefined },
  policy: GatePolicy,
): Promise<AlignedPredictions> {
  const slices = await sliceColumns(engine, candidate.table, policy.slices);
  const a = rowsOf(
    candidate,
    champion,
    slices.map(({ name, expression }) => `${expression} AS ${name}`),
  );
  const names = [
    'trainyard_label',
    'trainyard_score',
    ...(champion ? ['trainyard_champion'] : []),
    ...(candidate.weight === undefined ? [] : ['trainyard_weight']),
    ...slices.map(({ name }) => name),
  ];
  const from = champion
    ? `(SELECT a.*, b.trainyard_score AS trainyard_champion FROM ${a} a JOIN ${rowsOf(champion, candidate)} b USING (trainyard_id))`
    : a;
  // A row of weight 0 is no row: neither of a class, nor of a slice.
  const weighty = candidate.weight === undefined ? '' : ' WHERE trainyard_weight > 0';
  const order = candidate.id ? ' ORDER BY trainyard_id' : '';
  await engine.query(
    `CREATE OR REPLACE TABLE ${alignedRelation} AS SELECT ${names.join(', ')} FROM ${from}${weighty}${order}`,
  );
  const numbers = await engine.readNumbers(alignedTable(candidate.table, names), names);
  await engine.query(`DROP TABLE ${alignedRelation}`);
  return {
    labels: numbers.get('trainyard_label')!,
    candidate: numbers.get('trainyard_score')!,
    ...(champion ? { champion: numbers.get('trainyard_champion')! } : {}),
    ...(candidate.weight === undefined ? {} : { weights: numbers.get('trainyard_weight')! }),
    slices: slices.map(({ name, read }) => read(numbers.get(name)!)),
  };
}

function alignedTable({ source, files }: Table, names: readonly string[]): Table {
  const columns = names.map((name): TableColumn => ({ name, type: 'number', sqlType: 'DOUBLE' }));
  return { source, files, columns, relation: alignedRelation };
}
