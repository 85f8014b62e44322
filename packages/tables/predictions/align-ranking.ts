import { slicesOf, type GateSlice } from '#core/gate/aligned-predictions.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { measuredRanking } from '#core/gate/ranking/measured-ranking.ts';
import { rankingOptions } from '#core/gate/ranking/ranking-options.ts';
import { pickRanking, type RankingData } from '#core/gate/ranking/ranking-rows.ts';
import type { TaskRows } from '#core/gate/task-rows.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { PredictionTables } from './align-predictions.ts';
import { defectProblems } from './check-predictions.ts';
import { clusterProblems } from './cluster-column.ts';
import { differences } from './compare-predictions.ts';
import { readJoined, type JoinPart } from './joined-rows.ts';
import { mixedGroups, rankingDefects, splitGroups } from './ranking-defects.ts';
import { evidenceOf, withEvidence } from './row-evidence.ts';
import { rankingSql, type RankingSql } from './ranking-sql.ts';
import { sliceProblems } from './slice-problems.ts';

/**
 * Checks the tables of both models and reads them joined by group and id, a group's rows together.
 * @throws CannotRunError with every problem of both tables.
 */
export async function alignRanking(
  engine: TableEngine,
  tables: PredictionTables,
  policy: GatePolicy,
): Promise<{ rows: TaskRows; slices: GateSlice[] }> {
  const { candidate, champion } = await bothSql(engine, tables, policy);
  const problems: Problem[] = [];
  for (const sql of champion ? [candidate, champion] : [candidate]) {
    problems.push(...(await defectProblems(engine, sql, rankingDefects(sql, policy))));
  }
  if (problems.length === 0 && champion) {
    problems.push(...(await differences(engine, candidate, champion)));
  }
  const ofClusters = await clusterProblems(engine, tables.candidate, policy);
  problems.push(...ofClusters);
  if (ofClusters.length === 0) problems.push(...(await mixedGroups(engine, candidate, policy)));
  const ofSlices = await sliceProblems(engine, tables.candidate, policy);
  problems.push(...ofSlices);
  if (ofSlices.length === 0) problems.push(...(await splitGroups(engine, candidate, policy)));
  if (problems.length > 0) throw new CannotRunError(problems);
  return readRows(engine, { candidate, champion }, policy);
}

async function bothSql(
  engine: TableEngine,
  tables: PredictionTables,
  { columns, config }: GatePolicy,
): Promise<{ candidate: RankingSql; champion: RankingSql | undefined }> {
  const group = config.value.columns?.group ?? 'group';
  const needsId = tables.champion !== undefined;
  const candidate = await rankingSql(engine, {
    input: 'candidate',
    needsWeight: true,
    table: tables.candidate,
    columns: { ...columns, group },
    needsId,
  });
  const champion =
    tables.champion &&
    (await rankingSql(engine, {
      input: 'champion',
      needsWeight: false,
      table: tables.champion,
      columns: { ...columns, group, score: columns.championScore },
      needsId,
    }));
  if (!candidate.sql || (champion && !champion.sql)) {
    throw new CannotRunError([...candidate.problems, ...(champion?.problems ?? [])]);
  }
  return { candidate: candidate.sql, champion: champion?.sql };
}

async function readRows(
  engine: TableEngine,
  { candidate, champion }: { candidate: RankingSql; champion: RankingSql | undefined },
  policy: GatePolicy,
): Promise<{ rows: TaskRows; slices: GateSlice[] }> {
  const read = await readJoined(
    engine,
    {
      candidate: withEvidence(joinPart(candidate), {
        weight: candidate.weight,
        cluster: policy.columns.cluster,
      }),
      champion: champion && scoresOnly(joinPart(champion)),
    },
    {
      policy,
      keep: {
        candidate: (numbers) => ({
          groups: numberedGroups(numbers.get('is_first')!),
          grades: numbers.get('grade')!,
          candidate: numbers.get('score')!,
          ...evidenceOf(numbers),
        }),
        champion: (numbers) => numbers.get('score')!,
      },
    },
  );
  const { champion: ofChampion, slices } = read;
  const data: RankingData = {
    ...read.candidate,
    ...(ofChampion ? { champion: ofChampion } : {}),
  };
  const options = rankingOptions(policy);
  return {
    rows: measuredRanking(data, options),
    slices: slicesOf(policy, slices, (rows) => measuredRanking(pickRanking(data, rows), options)),
  };
}

/** Labels and groups are the candidate's, which were found to be the same. */
function scoresOnly({ table, id, cutBy, columns }: GroupedPart): JoinPart {
  return { table, id, cutBy, columns, figures: new Map([['score', 'score']]) };
}

type GroupedPart = JoinPart & Required<Pick<JoinPart, 'cutBy'>>;

const groupName = 'trainyard_group';

function joinPart({ table, id, group, label, score }: RankingSql): GroupedPart {
  return {
    table,
    id: id ?? { expression: group, isText: true },
    // Ids begin with it: no group is cut.
    cutBy: groupName,
    columns: new Map([
      [groupName, group],
      ['grade', label],
      ['score', score],
    ]),
    figures: new Map([
      ['grade', 'grade'],
      ['score', 'score'],
    ]),
    inOrder: new Map([
      ['is_first', `CAST(lag(${groupName}) OVER () IS DISTINCT FROM ${groupName} AS DOUBLE)`],
    ]),
  };
}

/** Numbers of groups from 1, of rows that are the first of theirs (1) or not (0). */
function numberedGroups(isFirst: Float64Array): Uint32Array {
  const groups = new Uint32Array(isFirst.length);
  let group = 0;
  for (let row = 0; row < isFirst.length; row++) {
    group += isFirst[row]!;
    groups[row] = group;
  }
  return groups;
}
