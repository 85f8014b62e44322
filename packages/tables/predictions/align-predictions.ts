import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import type { GroupEvidence } from '#core/gate/evaluate-groups.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { predictionProblems } from './check-predictions.ts';
import { clusterExpression, clusterName, clusterProblems } from './cluster-column.ts';
import { differences, rowsOf } from './compare-predictions.ts';
import { inSameOrder } from './id-order.ts';
import { readJoined } from './joined-evidence.ts';
import { predictionSql, type PredictionSql } from './prediction-columns.ts';
import { expressionProblems } from './expression-sql.ts';
import { sliceColumns } from './slice-columns.ts';
import { readSorted } from './sorted-columns.ts';
import { sliceProblems } from './slice-problems.ts';

/** The rows of both models, and what they say of groups. */
export type ReadPredictions = AlignedPredictions & GroupEvidence;

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
): Promise<ReadPredictions> {
  const { policy } = options;
  const [candidate, champion] = await bothSql(engine, tables, policy);
  const problems = [
    ...(await predictionProblems(engine, candidate, options)),
    ...(champion ? await predictionProblems(engine, champion, options) : []),
  ];
  if (problems.length === 0 && champion) {
    problems.push(...(await differences(engine, candidate, champion)));
  }
  problems.push(...(await clusterProblems(engine, tables.candidate, policy)));
  problems.push(...(await sliceProblems(engine, tables.candidate, policy)));
  problems.push(...(await expressionProblems(engine, candidate, policy)));
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
  const [candidate, champion] = await Promise.all([
    predictionSql(engine, {
      ...shared,
      input: 'candidate',
      needsWeight: true,
      table: tables.candidate,
      columns,
    }),
    tables.champion &&
      predictionSql(engine, {
        ...shared,
        input: 'champion',
        needsWeight: false,
        table: tables.champion,
        columns: { ...columns, score: columns.championScore },
      }),
  ]);
  if (!candidate.sql || (champion && !champion.sql)) {
    throw new CannotRunError([...candidate.problems, ...(champion?.problems ?? [])]);
  }
  return [candidate.sql, champion?.sql];
}

/**
 * Both tables in the order of their ids, one after the other: their ids are known to be the same, each once, so the rows stand side by side, and
 * nothing is joined or kept in the engine. The order also gives the same bootstrap draws, however the files were ordered.
 */
async function readAligned(
  engine: TableEngine,
  { candidate, champion }: { candidate: PredictionSql; champion: PredictionSql | undefined },
  policy: GatePolicy,
): Promise<ReadPredictions> {
  const slices = await sliceColumns(engine, candidate.table, policy.slices);
  const { cluster } = policy.columns;
  const more = [
    ...(cluster === undefined
      ? []
      : [{ name: clusterName, expression: clusterExpression(cluster) }]),
    ...slices,
  ];
  const expressions = more.map(({ name, expression }) => `${expression} AS ${name}`);
  const weight = candidate.weight === undefined ? [] : ['trainyard_weight'];
  // A row of weight 0 is no row: neither of a class, nor of a slice.
  const weighty = candidate.weight === undefined ? '' : ' WHERE trainyard_weight > 0';
  const rows = `(SELECT * FROM ${rowsOf(candidate, champion, expressions)}${weighty})`;
  const names = ['trainyard_label', 'trainyard_score', ...weight, ...more.map(({ name }) => name)];
  // A join and the ranks of clusters may hand rows on in an order of their own.
  const isSorted = !weighty && cluster === undefined && inSameOrder(candidate, champion);
  const reading = readSorted(engine, candidate, { rows, names, isSorted });
  // Side by side where nothing is kept, one after the other where each is sorted.
  if (!isSorted) await reading;
  const counted = weighty && ` SEMI JOIN (SELECT trainyard_id FROM ${rows}) USING (trainyard_id)`;
  const [numbers, ofChampion] = await Promise.all([
    reading,
    champion &&
      readSorted(engine, champion, {
        rows: `(SELECT * FROM ${rowsOf(champion, candidate)}${counted})`,
        names: ['trainyard_score'],
        isSorted,
      }),
  ]);
  const labels = numbers.get('trainyard_label')!;
  const championScores = ofChampion?.get('trainyard_score');
  if (championScores && championScores.length !== labels.length) {
    throw new Error(`aligned ${labels.length} rows with ${championScores.length}`);
  }
  return {
    labels,
    candidate: numbers.get('trainyard_score')!,
    ...(championScores ? { champion: championScores } : {}),
    ...(candidate.weight === undefined ? {} : { weights: numbers.get('trainyard_weight')! }),
    ...(cluster === undefined ? {} : { clusters: Uint32Array.from(numbers.get(clusterName)!) }),
    slices: slices.map(({ name, read }) => read(numbers.get(name)!)),
    ...(await readJoined(engine, { candidate, champion }, policy)),
  };
}
