import type { CheckKind } from './check-kind.ts';
import { acceptedValues } from './checks/accepted-values.ts';
import { classBalance } from './checks/class-balance.ts';
import { dateGaps } from './checks/date-gaps.ts';
import { distinctCount } from './checks/distinct-count.ts';
import { duplicateRows } from './checks/duplicate-rows.ts';
import { expression } from './checks/expression.ts';
import { freshness } from './checks/freshness.ts';
import { labelConflicts } from './checks/label-conflicts.ts';
import { mean } from './checks/mean.ts';
import { missingShare } from './checks/missing-share.ts';
import { monotonic } from './checks/monotonic.ts';
import { noOverlap } from './checks/no-overlap.ts';
import { noTimeOverlap } from './checks/no-time-overlap.ts';
import { notNull } from './checks/not-null.ts';
import { psi } from './checks/psi.ts';
import { median, quantile } from './checks/quantile.ts';
import { range } from './checks/range.ts';
import { regex } from './checks/regex.ts';
import { relationships } from './checks/relationships.ts';
import { rowCount } from './checks/row-count.ts';
import { schema } from './checks/schema.ts';
import { sql } from './checks/sql.ts';
import { standardDeviation } from './checks/standard-deviation.ts';
import { stringLength } from './checks/string-length.ts';
import { sum } from './checks/sum.ts';
import { unique } from './checks/unique.ts';

/** Every check that a contract can name. A new one is registered by its line here. */
export const checkKinds: readonly CheckKind[] = [
  notNull,
  missingShare,
  unique,
  duplicateRows,
  distinctCount,
  acceptedValues,
  range,
  regex,
  stringLength,
  mean,
  median,
  quantile,
  standardDeviation,
  sum,
  psi,
  rowCount,
  schema,
  classBalance,
  labelConflicts,
  relationships,
  noOverlap,
  noTimeOverlap,
  freshness,
  dateGaps,
  monotonic,
  expression,
  sql,
];

/** Kinds by their names and all other spellings. */
export const checkKindByName: ReadonlyMap<string, CheckKind> = new Map(
  checkKinds.flatMap((kind) => [kind.name, ...kind.aliases].map((name) => [name, kind] as const)),
);
