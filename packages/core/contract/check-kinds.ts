import type { CheckKind } from './check-kind.ts';
import { acceptedValues } from './checks/accepted-values.ts';
import { classBalance } from './checks/class-balance.ts';
import { expression } from './checks/expression.ts';
import { freshness } from './checks/freshness.ts';
import { noOverlap } from './checks/no-overlap.ts';
import { notNull } from './checks/not-null.ts';
import { range } from './checks/range.ts';
import { regex } from './checks/regex.ts';
import { relationships } from './checks/relationships.ts';
import { rowCount } from './checks/row-count.ts';
import { stringLength } from './checks/string-length.ts';
import { unique } from './checks/unique.ts';

/** Every check that a contract can name. A new one is registered by its line here. */
export const checkKinds: readonly CheckKind[] = [
  notNull,
  unique,
  acceptedValues,
  range,
  regex,
  stringLength,
  rowCount,
  classBalance,
  relationships,
  noOverlap,
  freshness,
  expression,
];

/** Kinds by their names and all other spellings. */
export const checkKindByName: ReadonlyMap<string, CheckKind> = new Map(
  checkKinds.flatMap((kind) => [kind.name, ...kind.aliases].map((name) => [name, kind] as const)),
);
