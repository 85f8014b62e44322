import type { Draft, DraftCheck } from './draft.ts';
import type { SourcePart } from './source-part.ts';
import { merged, type Threshold } from './threshold.ts';

/** One expectation of Great Expectations (or of dbt-expectations, which took over the names). */
export interface Expectation {
  readonly type: string;
  readonly part: SourcePart;
  readonly kwargs: SourcePart;
  readonly column: string | undefined;
  readonly draft: Draft;
  /** Severity, description and tolerance, as options of ours. */
  readonly common: Readonly<Record<string, unknown>>;
  /** Options for a check that counts rows: with the tolerance that `mostly` means. */
  readonly rows: Readonly<Record<string, unknown>>;
}

/** Turns one expectation into checks, or leaves it with a reason. */
export type Translate = (expectation: Expectation) => void;

/** A check of the expectation's column. */
export function onColumn(
  { draft, part, column, type }: Expectation,
  name: string,
  options: Readonly<Record<string, unknown>>,
): void {
  if (column === undefined) draft.leave(part.at('kwargs'), type, "it has no 'column'");
  else draft.check(part.path, { name, options }, column);
}

export function onTable({ draft, part }: Expectation, check: DraftCheck): void {
  draft.check(part.path, check);
}

export function left(reason: string): Translate {
  return ({ draft, part, kwargs, type }) => {
    // The place of the whole, the text of what it asks.
    draft.leave({ ...part, value: kwargs.value }, type, reason);
  };
}

/** `min_value`, `max_value`, `strict_min`, `strict_max` (of dbt-expectations: `strictly`). */
export function boundsOf(kwargs: SourcePart): Threshold {
  const strictly = kwargs.at('strictly').boolean ?? false;
  const side = (key: 'min' | 'max'): Threshold => {
    const value = kwargs.at(`${key}_value`).number;
    if (value === undefined) return {};
    const isStrict = strictly || kwargs.at(`strict_${key}`).boolean === true;
    return { [key]: value, ...(isStrict ? { [`${key}Excluded`]: true } : {}) };
  };
  return merged([side('min'), side('max')]);
}
