import type { Config } from '../../config/parse-config.ts';
import type { Finding, Severity } from '../../verdict/finding.ts';
import { limitsText } from '../check-finding.ts';
import { decideByInterval, decideByPoint, type Decision } from '../decide.ts';
import type { Estimate } from '../estimate.ts';
import { countText, numberText, percentText } from '../number-text.ts';

/** One figure of a load, and what it may be at most. */
export interface LoadCheck {
  /** As gates.yaml spells it: 'p99_ms'. */
  readonly key: string;
  /** For a sentence: 'the 99 % quantile of latency'. */
  readonly what: string;
  readonly unit: string;
  readonly maximum: number;
  readonly estimate: Estimate;
  /** A single measurement has no interval: it is compared as it is. */
  readonly byPoint: boolean;
  /** Why the figure says nothing of the server. */
  readonly distrust?: string | undefined;
}

export interface LoadFindingContext {
  readonly config: Config<unknown>;
  readonly level: number;
  readonly severity: Severity;
  /** The endpoint, as it may be shown. */
  readonly subject: string;
  readonly ratePerSecond: number;
}

export function loadFinding(check: LoadCheck, context: LoadFindingContext): Finding {
  const { key, unit, maximum, estimate, byPoint } = check;
  const { level, config } = context;
  const decision = decide(check, level);
  const { interval, rowsNeeded } = decision;
  const { value, n, method } = estimate;
  const expected = limitsText({ maximum });
  return {
    check: `load.${key}`,
    subject: context.subject,
    verdict: decision.verdict,
    severity: context.severity,
    observed: {
      value: Number.isNaN(value) ? null : value,
      unit,
      ...(interval ? { interval } : {}),
      ...(Number.isNaN(n) ? {} : { n }),
      method: byPoint ? `${method}, decided by the value alone` : method,
    },
    expected: `${expected} ${unit}${byPoint ? '' : ` at ${percentText(level)}`}`,
    ...(rowsNeeded !== undefined && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {}),
    message: messageOf(check, decision, context),
    location: config.locate(['load', key]),
  };
}

/** A figure that the generator spoilt decides nothing, whichever way it points. */
function decide({ estimate, maximum, byPoint, distrust }: LoadCheck, level: number): Decision {
  if (Number.isNaN(estimate.value)) return { verdict: 'inconclusive' };
  const decision = (byPoint ? decideByPoint : decideByInterval)(estimate, { maximum }, level);
  if (distrust === undefined) return decision;
  const { interval } = decision;
  return { verdict: 'inconclusive', ...(interval ? { interval } : {}) };
}

function messageOf(
  { what, unit, maximum, estimate, distrust }: LoadCheck,
  { verdict, interval, rowsNeeded }: Decision,
  { ratePerSecond }: LoadFindingContext,
): string {
  const { value, unknown = 'not a number' } = estimate;
  if (Number.isNaN(value)) return `${what} is unknown: ${unknown}`;
  const range = interval
    ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}] at ${percentText(interval.level)}`
    : '';
  const known = `${what} is ${numberText(value)} ${unit}${range}`;
  if (distrust !== undefined) return `${known}, but ${distrust}`;
  const all = interval ? ', all of it' : ',';
  const limit = `the maximum ${numberText(maximum)}`;
  if (verdict === 'pass') return `${known}${all} at or below ${limit}`;
  if (verdict === 'fail') return `${known}${all} above ${limit}${failedText(value)}`;
  return `${known}: too few requests to tell whether it is at or below ${limit}${needText(rowsNeeded, ratePerSecond)}`;
}

function failedText(value: number): string {
  return value === Number.POSITIVE_INFINITY
    ? ': so many requests got no good answer, which is slower than any'
    : '';
}

function needText(requests: number | undefined, ratePerSecond: number): string {
  if (requests === undefined) return '';
  if (!Number.isFinite(requests)) return '; the value lies on the limit, so no number decides it';
  const seconds = countText(Math.ceil(requests / ratePerSecond));
  return `; about ${countText(requests)} more (${seconds} s at this rate) would decide it`;
}
