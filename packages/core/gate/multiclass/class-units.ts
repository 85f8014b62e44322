import { denseCodes } from '#stats/cluster-resampling.ts';
import type { MulticlassRows } from './multiclass-rows.ts';

/** What there is to know each class by. */
export interface ClassUnits {
  /** Whole numbers, by class. */
  readonly counts: ArrayLike<number>;
  /** Weighted rows are worth fewer of equal weight (Kish); rows of a cluster are no independent evidence. */
  readonly what: 'rows' | 'effective rows' | 'clusters';
}

export function unitsOfClasses(rows: MulticlassRows): ClassUnits {
  return rows.base.shared('units of classes', () => count(rows));
}

function count({ labels, sizes, weights, clusters }: MulticlassRows): ClassUnits {
  if (clusters)
    return { counts: clustersOfClasses(labels, clusters, sizes.length), what: 'clusters' };
  if (!weights) return { counts: sizes, what: 'rows' };
  const sums = new Float64Array(sizes.length);
  const squares = new Float64Array(sizes.length);
  for (let row = 0; row < labels.length; row++) {
    sums[labels[row]!]! += weights[row]!;
    squares[labels[row]!]! += weights[row]! ** 2;
  }
  return {
    counts: sums.map((sum, index) => (sum > 0 ? Math.floor((sum * sum) / squares[index]!) : 0)),
    what: 'effective rows',
  };
}

/** Clusters that have a row of the class. */
function clustersOfClasses(
  labels: Uint16Array,
  clusters: Uint32Array,
  classCount: number,
): Float64Array {
  const { codes } = denseCodes(clusters);
  const pairs = new Set<number>();
  for (let row = 0; row < labels.length; row++) pairs.add(codes[row]! * classCount + labels[row]!);
  const counts = new Float64Array(classCount);
  for (const pair of pairs) counts[pair % classCount]! += 1;
  return counts;
}
