import type { Config } from '../config/parse-config.ts';
import type { Finding, Measurement } from '../verdict/finding.ts';
import type { DecidedCheck } from './gate-check.ts';
import type { Limits } from './decide.ts';
import { countText, numberText, percentText } from './number-text.ts';

/** A decided check in the words of gates.yaml. */
export function checkFinding(check: DecidedCheck, config: Config<unknown>, level: number): Finding {
  const { kind, scope, rule, decision, limits } = check;
  const rowsNeeded = decision.rowsNeeded;
  const bound = rule.rule.target ? 'target' : limits.minimum === undefined ? 'maximum' : 'minimum';
  const key = kind === 'vs_champion' ? kind : bound;
  return {
    check: kind === 'vs_champion' ? `${rule.metric}.vs_champion` : rule.metric,
    subject: scope.subject,
    verdict: decision.verdict,
    severity: rule.severity,
    observed: measurement(check),
    expected: expectedText(check, level),
    ...(rowsNeeded !== undefined && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {}),
    message: messageOf(check),
    location: config.locate([...rule.path, key]),
  };
}

function measurement({ estimate, decision, kind, byPoint }: DecidedCheck): Measurement {
  const { value, n, method } = estimate;
  return {
    value: Number.isNaN(value) ? null : value,
    ...(kind === 'vs_champion' ? { unit: 'improvement' } : {}),
    ...(decision.interval ? { interval: decision.interval } : {}),
    ...(Number.isNaN(n) ? {} : { n }),
    method: byPoint ? `${method}, decided by the value alone` : method,
  };
}

/** '≥ 0.62', '≥ 0.1 and ≤ 0.9' */
export function limitsText({ minimum, maximum }: Limits): string {
  return [
    ...(minimum === undefined ? [] : [`≥ ${numberText(minimum)}`]),
    ...(maximum === undefined ? [] : [`≤ ${numberText(maximum)}`]),
  ].join(' and ');
}

function expectedText({ kind, limits, byPoint, familySize }: DecidedCheck, level: number): string {
  const limit = kind === 'vs_champion' ? `improvement ${limitsText(limits)}` : limitsText(limits);
  if (byPoint) return limit;
  return `${limit} at ${percentText(level)}${familySize > 1 ? `, Holm over ${familySize} slices` : ''}`;
}

function messageOf(check: DecidedCheck): string {
  const { decision, estimate, byPoint } = check;
  if (Number.isNaN(estimate.value)) {
    const outcome = byPoint ? ', which no bound allows' : '';
    return `${subjectText(check)} is undefined: ${estimate.unknown ?? 'not a number'}${outcome}${needText(check)}`;
  }
  const what = `${subjectText(check)} is ${valueText(check)}`;
  if (!decision.interval && !byPoint) {
    return `${what}, without an interval: ${estimate.unknown ?? 'none can be had'}${needText(check)}`;
  }
  const all = byPoint ? '' : ', all of it';
  if (decision.verdict === 'pass') return `${what}${all} ${limitText(check, 'good')}`;
  if (decision.verdict === 'fail') return `${what}${all} ${limitText(check, 'bad')}${pText(check)}`;
  return `${what}: too few rows to tell whether it is ${limitText(check, 'good')}${pText(check)}${needText(check)}`;
}

/** 'at or above the minimum 0.62', 'below the margin −0.002' */
function limitText({ kind, limits, estimate }: DecidedCheck, side: 'good' | 'bad'): string {
  const { minimum, maximum } = limits;
  const lowest = `the ${kind === 'vs_champion' ? 'margin' : 'minimum'} ${numberText(minimum ?? 0)}`;
  const highest = `the maximum ${numberText(maximum ?? 0)}`;
  if (side === 'bad') {
    const belowMinimum = minimum !== undefined && estimate.value < minimum;
    return belowMinimum ? `below ${lowest}` : `above ${highest}`;
  }
  const parts = [
    ...(minimum === undefined ? [] : [`at or above ${lowest}`]),
    ...(maximum === undefined ? [] : [`at or below ${highest}`]),
  ];
  return parts.join(' and ');
}

function subjectText({ kind, rule, scope }: DecidedCheck): string {
  const metric =
    kind === 'vs_champion' ? `the improvement of ${rule.metric} over the champion` : rule.metric;
  return scope.isSlice ? `${metric} in the slice '${scope.subject}'` : metric;
}

function valueText({ estimate, decision }: DecidedCheck): string {
  const value = numberText(estimate.value);
  const { interval } = decision;
  if (!interval) return value;
  return `${value} [${numberText(interval.lower)}, ${numberText(interval.upper)}] at ${percentText(interval.level)}`;
}

function pText({ decision, familySize }: DecidedCheck): string {
  const p = decision.pWorseAdjusted;
  return familySize > 1 && p !== undefined && !Number.isNaN(p)
    ? ` (p ${numberText(p)} after Holm over ${familySize} slices)`
    : '';
}

function needText({ decision: { rowsNeeded } }: DecidedCheck): string {
  if (rowsNeeded === undefined) return '';
  if (!Number.isFinite(rowsNeeded)) {
    return '; the value lies on the limit, so no number of rows decides it';
  }
  return `; about ${countText(rowsNeeded)} more rows like these would decide it`;
}
