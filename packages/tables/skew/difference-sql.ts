import type { SkewPolicy } from '#core/skew/skew-policy.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { doubleLiteral } from '../number-sql.ts';
import type { TableColumn } from '../table.ts';

/** How one feature is compared, as SQL over its values of both sides. */
export interface ComparedFeature {
  /** Value of a side under a name of our own; null where missing (NaN counts as missing). */
  readonly value: (column: TableColumn) => string;
  /** Both are present and not the same. */
  readonly differs: (training: string, serving: string) => string;
}

type Tolerance = Pick<SkewPolicy, 'absolute' | 'relative'>;

/** undefined: values of these types cannot be compared. */
export function compareFeature(
  training: TableColumn,
  serving: TableColumn,
  tolerance: Tolerance,
): ComparedFeature | undefined {
  const types = [training.type, serving.type];
  if (types.every((type) => type === 'integer')) return integers(tolerance);
  if (types.every((type) => type === 'integer' || type === 'number' || type === 'boolean')) {
    return types.every((type) => type === 'boolean') ? exactly((name) => name) : numbers(tolerance);
  }
  if (types.every((type) => type === 'date' || type === 'timestamp')) {
    return exactly((name) => `CAST(${name} AS TIMESTAMP)`);
  }
  if (types[0] !== types[1]) return undefined;
  return exactly((name) => `CAST(${name} AS VARCHAR)`);
}

function exactly(cast: (name: string) => string): ComparedFeature {
  return {
    value: ({ name }) => cast(quoteIdentifier(name)),
    differs: (training, serving) => `${training} <> ${serving}`,
  };
}

/** Beyond 2^53 neighbours would be one double: the first question is whether they are the same integer. */
function integers({ absolute, relative }: Tolerance): ComparedFeature {
  return {
    value: ({ name }) => `CAST(${quoteIdentifier(name)} AS HUGEINT)`,
    differs: (training, serving) =>
      absolute === 0 && relative === 0
        ? `${training} <> ${serving}`
        : `${training} <> ${serving} AND ${apart(`CAST(${training} AS DOUBLE)`, `CAST(${serving} AS DOUBLE)`, { absolute, relative })}`,
  };
}

function numbers(tolerance: Tolerance): ComparedFeature {
  return {
    value: ({ name }) => {
      const number = `CAST(${quoteIdentifier(name)} AS DOUBLE)`;
      return `CASE WHEN isnan(${number}) THEN NULL ELSE ${number} END`;
    },
    // An infinity is as far from every number as from the tolerance it would stretch: only itself is the same.
    differs: (training, serving) =>
      `${training} <> ${serving} AND (NOT isfinite(${training}) OR NOT isfinite(${serving}) OR ${apart(training, serving, tolerance)})`,
  };
}

function apart(a: string, b: string, { absolute, relative }: Tolerance): string {
  return `abs(${a} - ${b}) > ${doubleLiteral(absolute)} + ${doubleLiteral(relative)} * greatest(abs(${a}), abs(${b}))`;
}
