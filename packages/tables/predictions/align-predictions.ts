import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { SlicePolicy } from '#core/gate/slice-policy.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { Table, TableColumn } from '../table.ts';
import { predictionProblems } from './check-predictions.ts';
import { differences, rowsOf } from './compare-predictions.ts';
import { predictionSql, type PredictionSql } from './prediction-columns.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { expressionProblems, otherColumns } from './expression-sql.ts';
import { readFigures } from './read-figures.ts';
import { sliceExpression, sliceProblems } from './slice-sql.ts';

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
  const shared = { task, positive, needsId: tables.champion !== undefined };
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
  const slices = policy.slices.map(({ rows }, index) => ({
    rows,
    name: `trainyard_slice_${index}`,
  }));
  const hasExpressions = policy.expressions.length > 0;
  const features = hasExpressions ? otherColumns(candidate.table, policy) : [];
  const a = rowsOf(candidate, champion, [
    ...slices.map(({ rows, name }) => `${sliceExpression(rows)} AS ${name}`),
    ...features.map(({ name }) => quoteIdentifier(name)),
  ]);
  const joined = champion
    ? `SELECT a.*, b.trainyard_score AS trainyard_champion FROM ${a} a JOIN ${rowsOf(champion, candidate)} b USING (trainyard_id)`
    : `SELECT * FROM ${a} a`;
  const order = candidate.id ? ' ORDER BY trainyard_id' : '';
  // A row of weight 0 is no row: neither of a class, nor of a slice.
  const weighty = candidate.weight === undefined ? '' : ' WHERE a.trainyard_weight > 0';
  await engine.query(`CREATE OR REPLACE TABLE ${alignedRelation} AS ${joined}${weighty}${order}`);
  const table = alignedTable(candidate.table, slices);
  const masks = slices.filter(({ rows }) => 'where' in rows).map(({ name }) => name);
  const scores = [
    'trainyard_label',
    'trainyard_score',
    ...(champion ? ['trainyard_champion'] : []),
    ...(candidate.weight === undefined ? [] : ['trainyard_weight']),
  ];
  const numbers = await engine.readNumbers(table, [...scores, ...masks]);
  const columns = slices.filter(({ rows }) => 'by' in rows).map(({ name }) => name);
  const strings =
    columns.length > 0
      ? await engine.readStrings(table, columns)
      : new Map<string, (string | null)[]>();
  const figures = hasExpressions
    ? { figures: await readFigures(engine, table, { policy, hasChampion: champion !== undefined }) }
    : {};
  await engine.query(`DROP TABLE ${alignedRelation}`);
  return {
    labels: numbers.get('trainyard_label')!,
    candidate: numbers.get('trainyard_score')!,
    ...(champion ? { champion: numbers.get('trainyard_champion')! } : {}),
    ...(candidate.weight === undefined ? {} : { weights: numbers.get('trainyard_weight')! }),
    ...figures,
    slices: slices.map(({ name }) => numbers.get(name) ?? strings.get(name)!),
  };
}

function alignedTable(
  { source, files }: Table,
  slices: readonly { readonly rows: SlicePolicy['rows']; readonly name: string }[],
): Table {
  const number = (name: string): TableColumn => ({ name, type: 'number', sqlType: 'DOUBLE' });
  const text = (name: string): TableColumn => ({ name, type: 'string', sqlType: 'VARCHAR' });
  const columns = [
    ...['trainyard_label', 'trainyard_score', 'trainyard_champion', 'trainyard_weight'].map(number),
    ...slices.map(({ rows, name }) => ('by' in rows ? text(name) : number(name))),
  ];
  return { source, files, columns, relation: alignedRelation };
}
