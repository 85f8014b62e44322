import { rankedList, type RankedList } from '#stats/ranked-list.ts';

/** Rows of several queries, each query's rows together. */
export interface RankingData {
  /** Number of the group, ascending. */
  readonly groups: Uint32Array;
  /** Relevance, 0 or more. */
  readonly grades: Float64Array;
  readonly candidate: Float64Array;
  readonly champion?: Float64Array;
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
}

export function rankingRows(data: RankingData, options: RankingOptions): RankingRows {
  const { groups } = data;
  const starts: number[] = [];
  for (let row = 0; row < groups.length; row++) {
    if (row === 0 || groups[row] !== groups[row - 1]) starts.push(row);
  }
  return { ...data, options, starts: Uint32Array.from([...starts, groups.length]) };
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
  const { groups, grades, candidate, champion } = data;
  const pick = (from: Float64Array): Float64Array => Float64Array.from(rows, (row) => from[row]!);
  return {
    groups: Uint32Array.from(rows, (row) => groups[row]!),
    grades: pick(grades),
    candidate: pick(candidate),
    ...(champion ? { champion: pick(champion) } : {}),
  };
}
