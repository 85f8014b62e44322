import { rankedList, type RankedList } from '#stats/ranked-list.ts';
import type { GroupEvidence } from './weighted-moments.ts';

/** Rows of several queries, each query's rows together. */
export interface RankingData {
  /** Number of the group, ascending. */
  readonly groups: Uint32Array;
  /** Relevance, 0 or more. */
  readonly grades: Float64Array;
  readonly candidate: Float64Array;
  readonly champion?: Float64Array;
  /** How much the group of each row counts, above 0; absent when all count the same. */
  readonly weights?: Float64Array;
  /** Groups with the same code are no independent evidence. */
  readonly clusters?: Uint32Array;
}

/** What a policy says of all ranking metrics. */
export interface RankingOptions {
  readonly relevantFrom: number;
  readonly withoutRelevant: 'exclude' | 'zero';
}

export type Model = 'candidate' | 'champion';

export interface RankingRows extends RankingData {
  readonly options: RankingOptions;
  /** Where each group starts, and the number of rows at the end. */
  readonly starts: Uint32Array;
  readonly ofGroups: GroupEvidence;
}

export function rankingRows(data: RankingData, options: RankingOptions): RankingRows {
  const { groups } = data;
  const starts: number[] = [];
  for (let row = 0; row < groups.length; row++) {
    if (row === 0 || groups[row] !== groups[row - 1]) starts.push(row);
  }
  const ofGroups = evidenceOfGroups(data, starts);
  return { ...data, options, starts: Uint32Array.from([...starts, groups.length]), ofGroups };
}

/** Rows of a group have the same weight and cluster. Weights that are all the same are none. */
function evidenceOfGroups({ weights, clusters }: RankingData, starts: number[]): GroupEvidence {
  const ofGroups = weights && Float64Array.from(starts, (row) => weights[row]!);
  const differ = ofGroups?.some((weight) => weight !== ofGroups[0]) === true;
  return {
    ...(ofGroups && differ ? { weights: ofGroups } : {}),
    ...(clusters ? { clusters: Uint32Array.from(starts, (row) => clusters[row]!) } : {}),
  };
}

/** A figure of the list of every group as one model ranks it. */
export function figureOfGroups(
  { starts, grades, ...models }: RankingRows,
  model: Model,
  figure: (list: RankedList) => number,
): Float64Array {
  const scores = models[model]!;
  const figures = new Float64Array(starts.length - 1);
  for (let group = 0; group < figures.length; group++) {
    const [from, to] = [starts[group]!, starts[group + 1]!];
    figures[group] = figure(rankedList(grades.subarray(from, to), scores.subarray(from, to)));
  }
  return figures;
}

/** The rows of a slice. */
export function pickRanking(data: RankingData, rows: ArrayLike<number>): RankingData {
  const { groups, grades, candidate, champion, weights, clusters } = data;
  const pick = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  return {
    groups: Uint32Array.from(rows, (row) => groups[row]!),
    grades: pick(grades),
    candidate: pick(candidate),
    ...(champion ? { champion: pick(champion) } : {}),
    ...(weights ? { weights: pick(weights) } : {}),
    ...(clusters ? { clusters: Uint32Array.from(rows, (row) => clusters[row]!) } : {}),
  };
}
