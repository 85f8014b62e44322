import type { GatePolicy } from '../parse-gates.ts';
import type { RankingOptions } from './ranking-rows.ts';

const defaultRelevantFrom = 1;

/** What gates.yaml says of all ranking metrics. */
export function rankingOptions({ config }: GatePolicy): RankingOptions {
  const { relevant_from: from, groups_without_relevant: without } = config.value;
  return { relevantFrom: from ?? defaultRelevantFrom, withoutRelevant: without ?? 'exclude' };
}
