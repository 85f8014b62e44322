import { cannotRun } from '../../verdict/errors.ts';
import type { GateRule } from '../gate-rule.ts';
import type { MetricResult } from '../metric.ts';
import type { TaskRows } from '../task-rows.ts';
import { identicalModels } from '../identical-models.ts';
import { rankingMetrics } from './ranking-metrics.ts';
import {
  rankingRows,
  type RankingData,
  type RankingOptions,
  type RankingRows,
} from './ranking-rows.ts';

/** Rows of a table or slice that measure the metrics of `task: ranking`. */
export function measuredRanking(data: RankingData, options: RankingOptions): TaskRows {
  const { champion, ...alone } = data;
  const alike =
    champion !== undefined && data.candidate.every((score, row) => score === champion[row]);
  const rows = rankingRows(alike ? alone : data, options);
  return {
    measure: (rule) => {
      const result = evaluate(rows, rule);
      return alike ? identicalModels(result.candidate, 'identical scores') : result;
    },
    details: () => ({ groups: groupReport(rows) }),
  };
}

function evaluate(rows: RankingRows, { metric, rule }: GateRule): MetricResult {
  const known = rankingMetrics[metric];
  if (!known) throw cannotRun('metric-name', metric, 'is no metric of task: ranking');
  return known.evaluate(rows, rule);
}

/** How the table falls into groups. */
function groupReport({ starts, grades, options }: RankingRows): Readonly<Record<string, number>> {
  let [single, withoutRelevant, largest] = [0, 0, 0];
  for (let group = 0; group + 1 < starts.length; group++) {
    const ofGroup = grades.subarray(starts[group], starts[group + 1]);
    if (ofGroup.length === 1) single++;
    if (!ofGroup.some((grade) => grade >= options.relevantFrom)) withoutRelevant++;
    largest = Math.max(largest, ofGroup.length);
  }
  return { count: starts.length - 1, withoutRelevant, ofOneRow: single, largest };
}
