import { slicesOf, type GateSlice } from '#core/gate/aligned-predictions.ts';
import { measuredMulticlass } from '#core/gate/multiclass/measured-multiclass.ts';
import { multiclassColumns } from '#core/gate/multiclass/multiclass-columns.ts';
import { multiclassMetrics } from '#core/gate/multiclass/multiclass-metrics.ts';
import {
  pickMulticlass,
  type ClassPredictions,
  type MulticlassData,
} from '#core/gate/multiclass/multiclass-rows.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { TaskRows } from '#core/gate/task-rows.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { DrawEngine } from '#stats/draw-engine.ts';
import type { TableEngine } from '../engine.ts';
import type { PredictionTables } from './align-predictions.ts';
import { defectProblems } from './check-predictions.ts';
import { clusterProblems } from './cluster-column.ts';
import { evidenceOf } from './row-evidence.ts';
import { differences } from './compare-predictions.ts';
import { allClasses, classProblems, classSetProblems } from './class-set.ts';
import { readJoined } from './joined-rows.ts';
import { multiclassDefects } from './multiclass-defects.ts';
import {
  joinPart,
  labelsOf,
  modelPredictions,
  type MulticlassNeeds,
} from './multiclass-figures.ts';
import { multiclassSql, type MulticlassSql } from './multiclass-sql.ts';
import { sliceProblems } from './slice-problems.ts';

/**
 * Checks the tables of both models and reads them joined by id, as numbers of classes and a few figures a row.
 * @throws CannotRunError with every problem: columns, classes, missing values, probabilities, ids, labels that disagree.
 */
export async function alignMulticlass(
  engine: TableEngine,
  tables: PredictionTables,
  { policy, draws }: { readonly policy: GatePolicy; readonly draws: DrawEngine },
): Promise<{ rows: TaskRows; slices: GateSlice[] }> {
  const { candidate, champion } = await bothSql(engine, tables, policy);
  const needs = needsOf(policy);
  const both = champion ? [candidate, champion] : [candidate];
  const problems: Problem[] = [...withoutProbabilities(policy, candidate)];
  for (const sql of both) {
    problems.push(
      ...classProblems(sql),
      ...(await defectProblems(engine, sql, multiclassDefects(sql))),
    );
  }
  if (champion) problems.push(...classSetProblems(candidate, champion));
  if (problems.length === 0 && champion) {
    const score = 'NULL';
    problems.push(...(await differences(engine, { ...candidate, score }, { ...champion, score })));
  }
  problems.push(...(await clusterProblems(engine, tables.candidate, policy)));
  problems.push(...(await sliceProblems(engine, tables.candidate, policy)));
  if (problems.length > 0) throw new CannotRunError(problems);
  return readRows(engine, { candidate, champion }, { policy, needs, draws });
}

async function bothSql(
  engine: TableEngine,
  tables: PredictionTables,
  { columns: { id, label, weight }, config }: GatePolicy,
): Promise<{ candidate: MulticlassSql; champion: MulticlassSql | undefined }> {
  const columns = multiclassColumns(config.value.columns);
  const needsId = tables.champion !== undefined;
  const named = { id, label, ...(weight === undefined ? {} : { weight }) };
  const candidate = await multiclassSql(engine, {
    input: 'candidate',
    needsWeight: true,
    table: tables.candidate,
    columns: { ...named, ...columns.candidate },
    needsId,
  });
  const champion =
    tables.champion &&
    (await multiclassSql(engine, {
      input: 'champion',
      needsWeight: false,
      table: tables.champion,
      columns: { ...named, ...columns.champion },
      needsId,
    }));
  if (!candidate.sql || (champion && !champion.sql)) {
    throw new CannotRunError([...candidate.problems, ...(champion?.problems ?? [])]);
  }
  return { candidate: candidate.sql, champion: champion?.sql };
}

function metricsIn({ rules, slices }: GatePolicy): ReadonlySet<string> {
  return new Set([rules, ...slices.map((slice) => slice.rules)].flat().map(({ metric }) => metric));
}

function needsOf(policy: GatePolicy): MulticlassNeeds {
  const known = [...metricsIn(policy)].flatMap((name) => multiclassMetrics[name] ?? []);
  return {
    figures: new Set(known.flatMap(({ needsFigures }) => needsFigures ?? [])),
    columns: known.some(({ needsColumns }) => needsColumns === true),
  };
}

/** Metrics that no predicted class can answer. */
function withoutProbabilities(
  policy: GatePolicy,
  { probabilities, table }: MulticlassSql,
): Problem[] {
  if (probabilities) return [];
  const names = [...metricsIn(policy)].filter(
    (name) => multiclassMetrics[name]?.needsProbabilities === true,
  );
  if (names.length === 0) return [];
  const message = `${names.join(', ')} ${names.length === 1 ? 'needs' : 'need'} the probability of every class in ${table.source}: name the columns under columns.probabilities, as { prefix: 'p_' } or as a map of class to column`;
  const location = policy.config.locate(['columns']);
  return [{ code: 'probabilities-missing', subject: 'columns.probabilities', message, location }];
}

async function readRows(
  engine: TableEngine,
  { candidate, champion }: { candidate: MulticlassSql; champion: MulticlassSql | undefined },
  { policy, needs, draws }: { policy: GatePolicy; needs: MulticlassNeeds; draws: DrawEngine },
): Promise<{ rows: TaskRows; slices: GateSlice[] }> {
  const classes = allClasses([candidate, champion]);
  const predictions = (numbers: ReadonlyMap<string, Float64Array>): ClassPredictions =>
    modelPredictions(numbers, { classes, needs });
  const read = await readJoined(
    engine,
    {
      candidate: joinPart(candidate, {
        classes,
        needs,
        other: champion,
        isChampion: false,
        cluster: policy.columns.cluster,
      }),
      champion:
        champion && joinPart(champion, { classes, needs, other: candidate, isChampion: true }),
    },
    {
      policy,
      keep: {
        candidate: (numbers) => ({
          labels: labelsOf(numbers),
          candidate: predictions(numbers),
          ...evidenceOf(numbers),
        }),
        champion: predictions,
      },
    },
  );
  const { champion: ofChampion, slices } = read;
  const data: MulticlassData = {
    classes,
    ...read.candidate,
    ...(ofChampion ? { champion: ofChampion } : {}),
  };
  const options = { ...policy, engine: draws };
  return {
    rows: measuredMulticlass(data, options),
    slices: slicesOf(policy, slices, (rows) =>
      measuredMulticlass(pickMulticlass(data, rows), options),
    ),
  };
}
