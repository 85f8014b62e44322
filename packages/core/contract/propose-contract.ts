import { Document, type Scalar, type YAMLMap } from 'yaml';
import type { ColumnProfile, NumericProfile, Profile } from '../profile/profile.ts';
import type { ContractEvidence } from './infer/evidence.ts';
import { inferChecks, mostChecksByChance } from './infer/infer-column.ts';
import { count, percent } from './words.ts';

/** What the profile cannot know. */
export interface ContractHints {
  readonly dataset?: string;
  /** The column that a model predicts. */
  readonly label?: string;
  readonly id?: string;
}

/** Chance that a fresh sample of the same population breaks any rule; half of what is promised, for what no model knows. */
const falseAlarms = 0.005;

/** The chance that is left to each rule of a contract. */
export function chancePerRule(columns: number): number {
  return falseAlarms / (mostChecksByChance * Math.max(1, columns));
}

/**
 * A contract that the profiled data keeps, and that a fresh sample of the same population (as large, or a tenth of it)
 * breaks in less than one case of a hundred: the chance is divided over all rules that could. The text is for a person
 * to correct.
 */
export function proposeContract(
  profile: Profile,
  hints: ContractHints,
  evidence: ContractEvidence,
): string {
  const alpha = chancePerRule(Object.keys(profile.columns).length);
  const columns = Object.entries(profile.columns).map(([name, column]) => {
    const role = name === hints.label ? 'label' : name === hints.id ? 'id' : undefined;
    const checks = inferChecks({ name, column, role }, evidence, alpha);
    return {
      entry: {
        name,
        ...(column.type === 'other' || column.role === 'empty' ? {} : { type: column.type }),
        ...(role === undefined ? {} : { role }),
        ...(checks.length > 0 ? { checks } : {}),
      },
      comment: describe(column),
    };
  });
  const document = new Document({
    version: 1,
    ...(hints.dataset === undefined ? {} : { dataset: hints.dataset }),
    columns: columns.map(({ entry }) => entry),
    checks: [{ row_count: { min: fewestRows(profile.rows) } }],
  });
  document.commentBefore =
    ` Proposed by \`trainyard infer\` from ${count(profile.rows)} rows, which keep every rule. A fresh sample of the same\n` +
    ' population, as large or a tenth of it, fails in less than 1 case of 100: a tolerance is what chance may bring.\n' +
    ' `warn: 0` tells of the first row that the sample gave no reason to expect. Where you know that none may come, write\n' +
    ' tolerance: 0. Tighten what you know to be stricter, and delete what does not matter.';
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

/** A tenth of the rows, to two significant digits. */
function fewestRows(rows: number): number {
  const tenth = Math.max(1, Math.floor(rows / 10));
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(tenth)) - 1);
  return Math.floor(tenth / unit) * unit;
}
