import type { Finding } from '../../verdict/finding.ts';
import { countText, percentText } from '../number-text.ts';
import type { GatePolicy } from '../parse-gates.ts';

export interface HoldoutCount {
  /** Candidates before this one; undefined when they cannot be counted. */
  readonly others: number | undefined;
  /** Why they cannot. */
  readonly unknown?: string;
  /** Where they were counted: 'the registry', 'gate.jsonl', … */
  readonly counted: readonly string[];
}

const check = 'holdout.uses';
const subject = 'evaluation data';

/**
 * How often the same rows decided. Every decision lets a bad candidate through with probability α at most; of k
 * candidates chosen by the same rows at least one with k·α at most (Bonferroni), and the best of them looks better than it is.
 */
export function holdoutFinding(
  { others, unknown, counted }: HoldoutCount,
  policy: Pick<GatePolicy, 'holdout' | 'confidence' | 'config'>,
): Finding {
  const { holdout, confidence, config } = policy;
  const limit = holdout && `≤ ${countText(holdout.maxUses)} candidates`;
  const base = {
    check,
    subject,
    expected: limit ?? 'no limit',
    location: config.locate(['holdout']),
  };
  if (others === undefined) {
    return {
      ...base,
      verdict: 'inconclusive',
      severity: holdout ? 'warning' : 'info',
      observed: { value: null, method: 'not counted' },
      message: `nobody can tell how often this evaluation data decided: ${unknown}`,
    };
  }
  const uses = others + 1;
  const exceeded = holdout !== undefined && uses > holdout.maxUses;
  return {
    ...base,
    verdict: exceeded ? 'fail' : 'pass',
    severity: exceeded ? holdout.severity : 'info',
    observed: {
      value: uses,
      unit: 'candidates',
      n: uses,
      method: `different candidates in ${counted.join(', ')}`,
    },
    message: messageOf(uses, confidence, exceeded ? holdout.maxUses : undefined),
  };
}

function messageOf(uses: number, confidence: number, exceeded: number | undefined): string {
  const alpha = (1 - confidence) / 2;
  if (uses === 1) return 'this evaluation data decides for the first time';
  const inflated = percentText(Math.min(1, uses * alpha));
  const level = Number((1 - (1 - confidence) / uses).toPrecision(6));
  const over =
    exceeded === undefined
      ? ''
      : ` That is more than max_uses ${countText(exceeded)}: evaluate on fresh rows.`;
  return `this evaluation data has decided about ${countText(uses)} candidates: a check lets one bad candidate through with at most ${percentText(alpha)}, and at least one of ${countText(uses)} with up to ${inflated}; confidence: ${level} would hold ${percentText(alpha)} over all.${over}`;
}
