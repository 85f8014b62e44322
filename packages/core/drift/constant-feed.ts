import { countAll, finiteRows, type ColumnComparison } from './column-comparison.ts';
import type { ComparedColumn } from './column-assessment.ts';

export interface ConstantFeed {
  /** The one value, as text. */
  readonly value: string;
  /** Rows that hold it. */
  readonly rows: number;
  /** Chance of such a run of one value when nothing changed: at most the largest share to the power of the rows. */
  readonly pValue: number;
}

/** Small enough that a healthy column hardly ever stops a retraining. */
const mostAlpha = 0.01;

/** Columns of a family that varied in the reference and hold one value now, beyond what chance explains. */
export function constantFeeds(
  family: readonly ComparedColumn[],
  alpha: number,
): (ConstantFeed | undefined)[] {
  return family.map((column) => {
    const found = column.categories
      ? ofCategories(column.categories)
      : ofNumbers(column.comparison);
    return found && found.pValue <= Math.min(alpha, mostAlpha) / family.length ? found : undefined;
  });
}

function ofNumbers({ numeric }: ColumnComparison): ConstantFeed | undefined {
  if (!numeric || !(numeric.referenceStd > 0)) return undefined;
  if (numeric.currentMin !== numeric.currentMax) return undefined;
  const rows = finiteRows(numeric);
  // A value's share is at most that of the bin it lies in.
  const largest = Math.max(...numeric.reference) / countAll(numeric.reference);
  return feedOf(String(numeric.currentMin), rows.current, largest);
}

function ofCategories({
  reference,
  current,
}: NonNullable<ComparedColumn['categories']>): ConstantFeed | undefined {
  const values = [...current.values].filter(([, count]) => count > 0);
  const [only] = values;
  if (!only || values.length > 1 || current.other > 0) return undefined;
  const counts = [...reference.values.values()];
  if (counts.filter((count) => count > 0).length + (reference.other > 0 ? 1 : 0) < 2) {
    return undefined;
  }
  const largest = Math.max(...counts, reference.other) / (countAll(counts) + reference.other);
  return feedOf(only[0], only[1], largest);
}

/** Σ p_v^m ≤ (max p_v)^(m − 1). */
function feedOf(value: string, rows: number, largest: number): ConstantFeed {
  return { value, rows, pValue: rows < 2 ? 1 : largest ** (rows - 1) };
}
