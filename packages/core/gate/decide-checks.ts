import { decideByPoint } from './decide.ts';
import { decideFamily } from './decide-family.ts';
import type { DecidedCheck, GateCheck } from './gate-check.ts';

/**
 * Decides every check. Checks of the same kind and metric on slices are one family (Holm); a check on all rows is a
 * family of its own.
 */
export function decideChecks(checks: readonly GateCheck[], level: number): DecidedCheck[] {
  const families = new Map<string, number[]>();
  checks.forEach(({ kind, scope, rule, byPoint }, index) => {
    const family = scope.isSlice && !byPoint ? `${kind} ${rule.metric}` : `check ${index}`;
    families.set(family, [...(families.get(family) ?? []), index]);
  });
  const decided: DecidedCheck[] = [];
  for (const indexes of families.values()) {
    const members = indexes.map((index) => checks[index]!);
    const decisions = decideFamily(members, level);
    indexes.forEach((index, at) => {
      const check = checks[index]!;
      const decision = check.byPoint
        ? decideByPoint(check.estimate, check.limits, level)
        : decisions[at]!;
      decided[index] = { ...check, decision, familySize: members.length };
    });
  }
  return decided;
}
