import type { Config } from '../../config/parse-config.ts';
import type { Finding } from '../../verdict/finding.ts';
import { limitsText } from '../check-finding.ts';
import { countText, numberText, percentText } from '../number-text.ts';
import type { BehaviourTest } from './behaviour-policy.ts';
import { expectationText } from './expectation-text.ts';
import type { FailingExample } from './failing-examples.ts';
import type { JudgedRows } from './judge-rows.ts';
import { countsFailing, type ShareDecision } from './share-decision.ts';
import type { StagedTest } from './staged-test.ts';

export interface FindingOptions {
  readonly config: Config<unknown>;
  readonly level: number;
  /** Failing rows, the worst first. */
  readonly examples: readonly FailingExample[];
}

/** A behaviour test that was made, in the words of gates.yaml. */
export function behaviourFinding(
  staged: StagedTest,
  judged: JudgedRows,
  decision: ShareDecision,
  options: FindingOptions,
): Finding {
  const { test } = staged;
  const { config, level } = options;
  const { interval, rowsNeeded, share, method } = decision;
  const needed = rowsNeeded !== undefined && Number.isFinite(rowsNeeded) ? rowsNeeded : undefined;
  return {
    check: test.kind,
    subject: test.name,
    verdict: decision.verdict,
    severity: test.severity,
    observed: {
      value: Number.isNaN(share) ? null : share,
      unit: countsFailing(test) ? 'share of rows that change' : 'share of rows as expected',
      ...(interval ? { interval } : {}),
      n: judged.n,
      method,
    },
    expected: expectedText(test, decision, level),
    ...(needed === undefined ? {} : { needed }),
    message: `'${test.name}': ${messageOf(staged, judged, decision)}${worstText(options.examples)}`,
    location: config.locate(test.path),
  };
}

/** '≥ 95 % of rows: score ≥ 0.5 at 95 %' */
function expectedText(
  test: BehaviourTest,
  { limits, method }: ShareDecision,
  level: number,
): string {
  const [bound] = Object.values(limits) as [number];
  const sign = limitsText(limits).slice(0, 1);
  const at = method === 'Wilson' ? `, at ${percentText(level)}` : '';
  return `${sign} ${percentText(bound)} of rows: ${expectationText(test)}${at}`;
}

function messageOf(staged: StagedTest, judged: JudgedRows, decision: ShareDecision): string {
  const { test, count } = staged;
  const { n, failing, notApplicable } = judged;
  if (n === 0) {
    const why =
      test.versions.length > 0
        ? 'no change changes any of them'
        : 'nothing is expected of any of them';
    return `none of the ${countText(count)} rows could be tested: ${why}. Choose other rows or another change`;
  }
  const counted = countsFailing(test) ? failing.length : n - failing.length;
  const what = countsFailing(test) ? 'change' : 'are as expected';
  const left = notApplicable > 0 ? `; ${countText(notApplicable)} more could not be tested` : '';
  const { interval } = decision;
  const range = interval
    ? ` [${percentText(interval.lower)}, ${percentText(interval.upper)}] at ${percentText(interval.level)}`
    : '';
  const share = `${countText(counted)} of ${countText(n)} rows ${what}: ${percentText(decision.share)}${range}${left}`;
  return `${share}${openText(staged, judged, decision)}`;
}

/** '. Worst: row r17, score 0.42 → 0.71 with carrier = AA' */
function worstText([worst]: readonly FailingExample[]): string {
  if (!worst) return '';
  const { id, change, score, changedScore } = worst;
  const scores =
    changedScore === undefined
      ? numberText(score)
      : `${numberText(score)} → ${numberText(changedScore)} with ${change}`;
  return `. Worst: row ${id ?? 'without id'}, score ${scores}`;
}

function openText(
  { count, population }: StagedTest,
  { n }: JudgedRows,
  { verdict, rowsNeeded }: ShareDecision,
): string {
  if (verdict !== 'inconclusive' || rowsNeeded === undefined) return '';
  const open = '. Too few rows to tell';
  if (count < population && rowsNeeded + n > population * (n / count)) {
    return `${open}: ask about all ${countText(population)} rows (no sample), and their share decides`;
  }
  if (!Number.isFinite(rowsNeeded)) return `${open}: the share lies on the limit`;
  return `${open}: about ${countText(rowsNeeded)} more would decide it`;
}
