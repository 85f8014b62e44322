import type { FamilyDecision } from './decide-family.ts';
import type { Decision, Limits } from './decide.ts';
import type { Estimate } from './estimate.ts';
import type { GateRule } from './gate-rule.ts';

/** 'all rows', or the name of a slice. */
export interface CheckScope {
  readonly subject: string;
  /** Slices are judged together (Holm). */
  readonly isSlice: boolean;
}

/** One thing to decide: a metric against its bounds, or its improvement against the margin. */
export interface GateCheck {
  readonly kind: 'bound' | 'vs_champion';
  readonly scope: CheckScope;
  readonly rule: GateRule;
  readonly estimate: Estimate;
  readonly limits: Limits;
  /** The value alone decides: asked for, or a number given without an interval. */
  readonly byPoint: boolean;
}

export interface DecidedCheck extends GateCheck {
  readonly decision: Decision & Partial<FamilyDecision>;
  /** Slices that the decision was corrected for; 1 for all rows. */
  readonly familySize: number;
}
