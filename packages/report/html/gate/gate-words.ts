import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { formatNumber } from '../../format-number.ts';
import type { Fact } from '../facts.ts';
import type { GatePageInput } from './gate-page-input.ts';

/** The verdict in a few words. */
export function headlineOf({ report, models }: GatePageInput): string {
  const isFirst = models.champion === undefined;
  const headlines = {
    pass: isFirst ? 'The first model is good enough' : 'The candidate may replace the champion',
    warn: 'Good enough, with something to look at',
    inconclusive: 'Too few rows to tell whether it is good enough',
    fail: 'The candidate is not good enough',
  };
  return headlines[report.verdict];
}

export function factsOf({ report, evaluation, policy }: GatePageInput): Fact[] {
  const asked = report.findings.filter(({ severity }) => severity !== 'info');
  const count = (verdict: Finding['verdict']): number =>
    asked.filter((finding) => finding.verdict === verdict && finding.check !== 'override').length;
  const rows = Math.max(
    0,
    ...Object.values(evaluation.metrics).map(({ candidate }) => candidate.n ?? 0),
  );
  const needed = neededRows(report.findings);
  return [
    { value: formatNumber(count('pass')), label: 'checks pass' },
    { value: formatNumber(count('fail')), label: 'fail' },
    { value: formatNumber(count('inconclusive')), label: 'undecided' },
    ...(rows > 0 ? [{ value: formatNumber(rows), label: 'rows' }] : []),
    needed > 0
      ? { value: formatNumber(needed), label: 'more rows would decide' }
      : { value: `${formatNumber(policy.confidence * 100)} %`, label: 'confidence' },
  ];
}

const namedSteps = 3;

/** What a person should do now. */
export function nextSteps({ report, models }: GatePageInput): string[] {
  const worst = worstFirst(report.findings).filter(({ severity }) => severity !== 'info');
  const failed = worst.filter(({ verdict }) => verdict === 'fail');
  const needed = neededRows(report.findings);
  const steps = [
    ...failed
      .slice(0, namedSteps)
      .map(({ check, subject, message }) => `${check} · ${subject}: ${message}`.slice(0, 300)),
    ...(failed.length > namedSteps
      ? [`and ${failed.length - namedSteps} more that fail, below.`]
      : []),
    ...(needed > 0
      ? [
          `Evaluate ${models.champion === undefined ? 'the model' : 'both models'} on about ${formatNumber(needed)} more rows of the same kind: that would decide every open check.`,
        ]
      : []),
  ];
  if (steps.length > 0) return steps;
  return report.verdict === 'warn'
    ? ['Register the model, and look at the warnings below.']
    : [
        models.champion === undefined
          ? 'Register the model. The next candidate will be compared with it.'
          : 'Register the model, and roll it out.',
      ];
}

function neededRows(findings: readonly Finding[]): number {
  const needed = findings.flatMap(({ needed: rows }) =>
    rows !== undefined && Number.isFinite(rows) ? [rows] : [],
  );
  return Math.max(0, ...needed);
}
