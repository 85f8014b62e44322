import { Document, type Scalar, type YAMLMap } from 'yaml';
import type { ColumnProfile, NumericProfile, Profile } from '../profile/profile.ts';
import { count, percent } from './words.ts';

/** What the profile cannot know. */
export interface ContractHints {
  readonly dataset?: string;
  /** The column that a model predicts. */
  readonly label?: string;
  readonly id?: string;
}

type Check = string | Readonly<Record<string, unknown>>;

/** Checks of a column, and what a person should know of them. */
interface ProposedColumn {
  readonly checks: readonly Check[];
  readonly comment: string;
}

/** More values than this are not a list that somebody keeps. */
const mostAcceptedValues = 30;
const rowsPerValue = 20;

/**
 * A contract that the profiled data keeps, with room for what comes: ranges a tenth wider than the data, half the rows,
 * missing values up to half as many again. The text is for a person to correct.
 */
export function proposeContract(profile: Profile, hints: ContractHints): string {
  const columns = Object.entries(profile.columns).map(([name, column]) => {
    const proposed = proposeColumn(name, column, hints);
    const role = name === hints.label ? 'label' : name === hints.id ? 'id' : undefined;
    return {
      entry: {
        name,
        ...(column.type === 'other' || column.role === 'empty' ? {} : { type: column.type }),
        ...(role === undefined ? {} : { role }),
        ...(proposed.checks.length > 0 ? { checks: proposed.checks } : {}),
      },
      comment: proposed.comment,
    };
  });
  const document = new Document({
    version: 1,
    ...(hints.dataset === undefined ? {} : { dataset: hints.dataset }),
    columns: columns.map(({ entry }) => entry),
    checks: [{ row_count: { min: Math.max(1, Math.floor(roundDown(profile.rows / 2))) } }],
  });
  document.commentBefore =
    ` Proposed by \`trainyard infer\` from ${count(profile.rows)} rows: they keep every rule below, with some room.\n` +
    ' Tighten what you know to be stricter, and delete what does not matter.';
  for (const [index, { comment }] of columns.entries()) {
    const name = document.getIn(['columns', index, 'name'], true) as Scalar;
    name.comment = ` ${comment}`;
    for (const check of (
      document.getIn(['columns', index, 'checks']) as { items?: unknown[] } | undefined
    )?.items ?? []) {
      // One line a check, as people write them.
      const options = (check as YAMLMap).items?.[0]?.value as { flow?: boolean } | undefined;
      if (options && typeof options === 'object') options.flow = true;
    }
  }
  return document.toString({ lineWidth: 100, flowCollectionPadding: true });
}

function proposeColumn(name: string, column: ColumnProfile, hints: ContractHints): ProposedColumn {
  const { role, rows, missing } = column;
  if (role === 'empty') return { checks: [], comment: 'no values to learn from' };
  const present = missing === 0 ? ['not_null'] : tolerated(missing / rows);
  const balance = name === hints.label ? classBalance(column) : [];
  const own = balance.length > 0 ? balance : (proposals[role]?.(column) ?? []);
  return { checks: [...present, ...own], comment: describe(column) };
}

const proposals: Partial<Record<ColumnProfile['role'], (column: ColumnProfile) => Check[]>> = {
  numeric: rangeOf,
  constant: (column) => (column.numeric ? rangeOf(column) : acceptedValues(column)),
  categorical: acceptedValues,
  id: ({ distinct, rows, missing }) => (distinct === rows - missing ? ['unique'] : []),
};

function tolerated(share: number): Check[] {
  const tolerance = Math.ceil(share * 1.5 * 1000) / 1000;
  return tolerance < 1 ? [{ not_null: { tolerance } }] : [];
}

function rangeOf({ numeric, type, missing, infinite }: ColumnProfile): Check[] {
  if (!numeric) return [];
  const { min, max } = numeric;
  const slack = max > min ? (max - min) * 0.1 : Math.abs(max) * 0.1 || 1;
  const lower = min >= 0 ? Math.max(0, roundDown(min - slack)) : roundDown(min - slack);
  const upper = max <= 0 ? Math.min(0, roundUp(max + slack)) : roundUp(max + slack);
  const isNumber = type === 'number';
  return [
    {
      range: {
        min: lower,
        max: upper,
        // In a column of fractions a missing value may be stored as NaN.
        ...(isNumber && missing > 0 ? { allow_nan: true } : {}),
        ...(isNumber && infinite > 0 ? { allow_infinite: true } : {}),
      },
    },
  ];
}

function acceptedValues({ categorical, type, rows }: ColumnProfile): Check[] {
  if (!categorical || type === 'boolean' || categorical.otherCount > 0) return [];
  const values = categorical.values.map(({ value }) => value);
  const isKnownSet = values.length <= mostAcceptedValues && rows >= rowsPerValue * values.length;
  return isKnownSet ? [{ accepted_values: values.sort() }] : [];
}

function classBalance({ categorical, numeric }: ColumnProfile): Check[] {
  const isListed = categorical?.otherCount === 0;
  const counts = isListed
    ? categorical.values.map((value) => value.count)
    : numeric?.discrete
      ? numeric.counts
      : [];
  if (counts.length < 2 || counts.length > mostAcceptedValues) return [];
  const total = counts.reduce((sum, one) => sum + one, 0);
  const smallest = Math.min(...counts) / total;
  const largest = Math.max(...counts) / total;
  return [
    {
      class_balance: { min: roundDown(smallest / 2), max: Math.min(1, roundUp((1 + largest) / 2)) },
    },
  ];
}

function describe(column: ColumnProfile): string {
  const { role, rows, missing, infinite, numeric, categorical, range } = column;
  const facts = [
    role,
    ...(numeric ? [seenNumbers(numeric)] : []),
    ...(categorical
      ? [`${count(categorical.distinct)} ${categorical.distinct === 1 ? 'value' : 'values'}`]
      : []),
    ...(range ? [`${range.min} to ${range.max}`] : []),
    ...(missing > 0 ? [`${percent(missing / rows)} missing`] : []),
    ...(infinite > 0 ? [`${count(infinite)} infinite: mend these`] : []),
  ];
  return facts.join(', ');
}

function seenNumbers({ min, max }: NumericProfile): string {
  return min === max ? `always ${min}` : `${min} to ${max}`;
}

/** To two significant digits, away from what was seen. */
function roundDown(value: number): number {
  const rounded = Number(value.toPrecision(2));
  return rounded <= value ? rounded : Number((rounded - unit(value)).toPrecision(2));
}

function roundUp(value: number): number {
  return 0 - roundDown(-value);
}

/** One in the second significant digit. */
function unit(value: number): number {
  return value === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}
