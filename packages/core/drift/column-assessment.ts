import type { CategoryCounts } from './build-comparison.ts';
import type { SpellingVariant } from './category-spelling.ts';
import type { ColumnComparison } from './column-comparison.ts';
import type { ConstantFeed } from './constant-feed.ts';
import type { Judgement } from './judge-columns.ts';
import type { MethodName, Threshold } from './method-names.ts';
import type { DriftStatistic } from './methods/drift-method.ts';
import type { JudgedCategories } from './new-categories.ts';
import type { PlannedColumn } from './plan-columns.ts';
import type { Scale, UnitChange } from './unit-change.ts';

/** Everything known about one planned column. */
export interface ComparedColumn {
  readonly planned: PlannedColumn;
  readonly comparison: ColumnComparison;
  /** Of a categorical column. */
  readonly categories?: { readonly reference: CategoryCounts; readonly current: CategoryCounts };
  /** Of a numeric column. */
  readonly scales?: { readonly reference: Scale; readonly current: Scale };
}

export interface ColumnAssessment {
  readonly column: string;
  readonly isPrediction: boolean;
  readonly kind: ColumnComparison['kind'];
  readonly comparison: ColumnComparison;
  /** The method that decides. */
  readonly method: MethodName;
  readonly threshold: Threshold;
  readonly judgement: Judgement;
  /** Every statistic that fits the column, the deciding one included. */
  readonly statistics: ReadonlyMap<MethodName, DriftStatistic>;
  readonly newCategories?: JudgedCategories;
  readonly unit?: UnitChange;
  /** It varied, and is one value now. */
  readonly constant?: ConstantFeed;
  /** New values that are known ones, spelt differently; more than chance explains. */
  readonly variants: readonly SpellingVariant[];
}
