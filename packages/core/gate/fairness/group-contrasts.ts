import { meanContrast, overallContrast, pairContrast, type Contrast } from './contrast.ts';
import type { FairnessRule } from './fairness-policy.ts';
import type { JudgedGroup } from './judged-groups.ts';

/** Contrasts that are combined by their largest one; several families are averaged. */
export type ContrastFamily = readonly Contrast[];

/** Every contrast that the rule asks of the groups that can be judged. */
export function contrastFamilies(
  { metric, compare }: Pick<FairnessRule, 'metric' | 'compare'>,
  groups: readonly JudgedGroup[],
): readonly ContrastFamily[] {
  const { form, combine, figures } = metric;
  const byFigure = figures.map((_, figure) =>
    compare === 'to_overall'
      ? groups.map((group) => overallContrast(group.figures[figure]!, group.rest[figure]!, form))
      : pairs(groups).map(([first, second]) =>
          pairContrast(first.figures[figure]!, second.figures[figure]!, form),
        ),
  );
  if (combine === 'mean') return byFigure;
  // Everyone else against the privileged: one pair, whose contrasts are averaged with their signs.
  if (combine === 'signed mean') return [[meanContrast(byFigure.map(([only]) => only!))]];
  return [byFigure.flat()];
}

function pairs<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((first, index) =>
    items.slice(index + 1).map((second) => [first, second] as const),
  );
}
