import type { CategoricalProfile, ColumnProfile } from '../../profile/profile.ts';
import type { ContractEvidence } from './evidence.ts';
import { freshShare, freshTolerance, roundedUp } from './fresh-sample.ts';
import { inferPattern } from './infer-pattern.ts';
import { inferRange, type Check } from './infer-range.ts';

/** More values than this are not a list that somebody keeps. */
const mostAcceptedValues = 30;
/** A list that misses more of the next values than this is not known yet. */
const largestUnseen = 0.2;

export interface ColumnSubject {
  readonly name: string;
  readonly column: ColumnProfile;
  readonly role: 'label' | 'id' | undefined;
}

/** Checks that a fresh sample of the same population breaks with a chance of at most `alpha` each. */
export function inferChecks(
  { name, column, role }: ColumnSubject,
  evidence: ContractEvidence,
  alpha: number,
): Check[] {
  if (column.role === 'empty') return [];
  const present = presence(column, role, alpha);
  const balance = role === 'label' ? classBalance(column, alpha) : [];
  if (balance.length > 0) return [...present, ...balance];
  const tails = evidence.tails.get(name);
  const range = tails ? inferRange(column, tails, alpha) : [];
  return [
    ...present,
    ...range,
    ...unique(column),
    ...words(column, evidence.samples.get(name), alpha),
  ];
}

/** Checks that could fail by chance, at most: two ends of a range, presence, and what the values are. */
export const mostChecksByChance = 4;

/** A key has a value in every row, or it is none; of any other column some may be missing that the sample has not shown. */
function presence(
  { rows, missing, role, distinct }: ColumnProfile,
  given: ColumnSubject['role'],
  alpha: number,
): Check[] {
  const isKey = given === 'id' || (role === 'id' && distinct === rows);
  if (missing === 0 && isKey) return ['not_null'];
  const tolerance = freshTolerance({ failing: missing, rows }, alpha);
  if (tolerance >= 1) return missing === 0 ? [{ not_null: { severity: 'warn' } }] : [];
  return [{ not_null: { tolerance, ...(missing === 0 ? { warn: 0 } : {}) } }];
}

function unique({ role, distinct, rows, missing }: ColumnProfile): Check[] {
  return role === 'id' && distinct === rows - missing ? ['unique'] : [];
}

/** A list of the values where they are few, else how they are built. */
function words(
  column: ColumnProfile,
  sample: readonly string[] | undefined,
  alpha: number,
): Check[] {
  if (column.type === 'boolean') return [];
  const { categorical } = column;
  const unseen = categorical ? unseenRows(column, categorical) : undefined;
  if (categorical && unseen !== undefined) {
    const values = categorical.values.map(({ value }) => value);
    const tolerance = freshTolerance(
      { failing: unseen, rows: column.rows - column.missing },
      alpha,
    );
    if (values.length > 0 && values.length <= mostAcceptedValues && tolerance <= largestUnseen) {
      const warn = unseen === 0 ? { warn: 0 } : {};
      return [{ accepted_values: { values: values.sort(), tolerance, ...warn } }];
    }
  }
  return sample ? codes(column, sample, { unseen, alpha }) : [];
}

/** Rows of the next sample with a value that this one does not name: as many as values that it has once (Good 1953). */
function unseenRows({ rows }: ColumnProfile, { values, otherCount }: CategoricalProfile): number {
  const once = values.filter(({ count }) => count === 1).length;
  // Values too rare to be named were chosen for being rare here: the next sample has more of them.
  return Math.min(rows, once + Math.ceil(1.5 * otherCount));
}

function codes(
  { rows, missing }: ColumnProfile,
  sample: readonly string[],
  { unseen, alpha }: { readonly unseen: number | undefined; readonly alpha: number },
): Check[] {
  const found = inferPattern(sample);
  if (!found) return [];
  const { pattern, failing, tested } = found;
  const present = rows - missing;
  const seen = Math.min(tested, present);
  // Every value may be new: those held back say how many are built otherwise.
  const ofValues = Math.max(
    freshTolerance({ failing, rows: seen }, alpha),
    freshTolerance({ failing: Math.ceil((failing / seen) * present), rows: present }, alpha),
  );
  // Where values repeat and all seen are built alike, only a row with a new value can be built otherwise.
  const isKept = failing === 0 && unseen !== undefined;
  const ofRows = isKept ? freshTolerance({ failing: unseen, rows: present }, alpha) : Infinity;
  const tolerance = Math.min(ofValues, ofRows);
  if (tolerance > largestUnseen) return [];
  const warn = isKept && unseen === 0 ? { warn: 0 } : {};
  return [{ regex: { pattern, tolerance: roundedUp(tolerance), ...warn } }];
}

/** Of every class: none rarer, none more frequent. */
function classBalance({ categorical, numeric }: ColumnProfile, alpha: number): Check[] {
  const isListed = categorical?.otherCount === 0;
  const counts = isListed
    ? categorical.values.map(({ count }) => count)
    : numeric?.discrete
      ? numeric.counts
      : [];
  if (counts.length < 2 || counts.length > mostAcceptedValues) return [];
  const rows = counts.reduce((sum, one) => sum + one, 0);
  const smallest = freshShare({ count: Math.min(...counts), rows }, alpha / counts.length).min;
  const largest = freshShare({ count: Math.max(...counts), rows }, alpha / counts.length).max;
  const [min, max] = [roundedDown(smallest), Math.min(1, roundedUp(largest))];
  return [{ class_balance: { ...(min > 0 ? { min } : {}), max } }];
}

function roundedDown(share: number): number {
  if (share <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(share)) - 1);
  return Number((Math.floor(share / unit + 1e-9) * unit).toPrecision(2));
}
