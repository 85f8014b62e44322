import { rowsOfPredictions, type GateSlice } from '#core/gate/aligned-predictions.ts';
import { noGroups, type GroupEvidence } from '#core/gate/evaluate-groups.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { needsProbabilities } from '#core/gate/require-measurable.ts';
import type { EvidenceRows } from '#core/gate/task-rows.ts';
import { inlineDraws, type DrawEngine } from '#stats/draw-engine.ts';
import type { TableEngine } from '../engine.ts';
import { alignMulticlass } from './align-multiclass.ts';
import { alignPredictions, type PredictionTables } from './align-predictions.ts';
import { alignRanking } from './align-ranking.ts';

/** The rows of both tables as the task of the policy reads them, and those of its slices. `draws`: who makes bootstrap draws. */
export async function rowsOfTask(
  engine: TableEngine,
  tables: PredictionTables,
  { policy, draws = inlineDraws() }: { readonly policy: GatePolicy; readonly draws?: DrawEngine },
): Promise<GroupEvidence & { rows: EvidenceRows; slices: GateSlice[] }> {
  if (policy.task === 'multiclass')
    return { ...(await alignMulticlass(engine, tables, { policy, draws })), ...noGroups };
  if (policy.task === 'ranking')
    return { ...(await alignRanking(engine, tables, policy)), ...noGroups };
  const options = { policy, needsProbabilities: needsProbabilities(policy) };
  const predictions = await alignPredictions(engine, tables, options);
  const { fairness, searches } = predictions;
  return { ...rowsOfPredictions(predictions, policy, draws), fairness, searches };
}
