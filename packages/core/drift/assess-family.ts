import { spellingVariants, type SpellingVariant } from './category-spelling.ts';
import type { ColumnAssessment, ComparedColumn } from './column-assessment.ts';
import { constantFeeds } from './constant-feed.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { judgeColumns } from './judge-columns.ts';
import { methodNames, type MethodName } from './method-names.ts';
import type { DriftStatistic } from './methods/drift-method.ts';
import { driftMethods } from './methods/drift-methods.ts';
import { judgeNewCategories, type JudgedCategories } from './new-categories.ts';
import { robustScales, unitChange, type UnitChange } from './unit-change.ts';

/** Columns that share one error rate, each with everything that was seen of it. */
export function assessFamily(
  family: readonly ComparedColumn[],
  policy: DriftPolicy,
): ColumnAssessment[] {
  const measured = family.map((compared) => measureColumn(compared, policy));
  const judgements = judgeColumns(
    measured.map(({ statistics, method, threshold }) => ({
      statistic: statistics.get(method)!,
      threshold,
    })),
    policy,
  );
  const found = judgeNewCategories(
    family.map(({ categories }) => categories),
    policy,
  );
  const constants = constantFeeds(family, policy.alpha);
  return measured.map((column, index) => {
    const judgement = judgements[index]!;
    const newCategories = found[index];
    const unit = judgement.state === 'drifted' ? unitOf(family[index]!) : undefined;
    const constant = constants[index];
    return {
      ...column,
      judgement,
      ...(newCategories ? { newCategories } : {}),
      ...(unit && !constant ? { unit } : {}),
      ...(constant ? { constant } : {}),
      variants: variantsOf(family[index]!, newCategories, policy),
    };
  });
}

function unitOf({ scales, comparison }: ComparedColumn): UnitChange | undefined {
  const { values } = comparison.numeric ?? {};
  const better = (values && robustScales(values)) ?? scales;
  return better && unitChange(better.reference, better.current);
}

function variantsOf(
  { categories }: ComparedColumn,
  found: JudgedCategories | undefined,
  { newCategoryAlert }: DriftPolicy,
): readonly SpellingVariant[] {
  if (!categories || !found?.unexpected) return [];
  const variants = spellingVariants(categories.reference, found);
  const rows = variants.reduce((sum, { count }) => sum + count, 0);
  return rows > newCategoryAlert * found.currentRows ? variants : [];
}

function measureColumn(
  { planned, comparison }: ComparedColumn,
  policy: DriftPolicy,
): Omit<ColumnAssessment, 'judgement' | 'variants'> {
  const statistics = new Map<MethodName, DriftStatistic>();
  for (const name of methodNames) {
    const method = driftMethods[name];
    const fits = method.kinds.includes(comparison.kind);
    const statistic = fits ? method.measure(comparison) : undefined;
    if (statistic && !Number.isNaN(statistic.value)) statistics.set(name, statistic);
  }
  // A column without a value on one side leaves only PSI, which counts missing rows as a bin.
  const method = statistics.has(planned.method) ? planned.method : 'psi';
  return {
    column: planned.column,
    isPrediction: planned.isPrediction,
    kind: comparison.kind,
    comparison,
    method,
    threshold: policy.thresholds[method],
    statistics,
  };
}
