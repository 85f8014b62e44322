import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { applyOverride } from '#core/release/apply-override.ts';
import type { Override } from '#core/release/ledger-entry.ts';
import { renderGateComment } from '#report/gate/gate-comment.ts';
import { renderGateDetails } from '#report/gate/gate-details.ts';
import { gateSentence } from '#report/gate/gate-sentence.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';

/** What was decided, before it is put into words. */
export interface DecidedGate {
  readonly policy: GatePolicy;
  /** Its findings are those of the whole run. */
  readonly evaluation: GateEvaluation;
  /** As a person calls it; undefined: first model. */
  readonly champion: string | undefined;
  readonly override: Override | undefined;
}

type Told = Pick<ActionOutcome, 'findings' | 'summary' | 'override' | 'summaryDetails' | 'comment'>;

/** Findings, sentence and pages of a gate, with an override on top where one is in force. */
export function tellGate(
  { policy, evaluation, champion, override: given }: DecidedGate,
  { failOn, github }: Pick<RunContext, 'failOn' | 'github'>,
): Told {
  const { inconclusive } = policy;
  const { findings, override } = applyOverride(evaluation.findings, given, {
    inconclusive,
    failOn,
  });
  return {
    findings,
    summary: gateSentence(evaluation.findings, champion),
    ...(override ? { override } : {}),
    comment: (report, reserved) =>
      renderGateComment({
        report,
        evaluation,
        champion,
        confidence: policy.confidence,
        policyFile: policy.config.file,
        runUrl: github.runUrl,
        reserved,
      }),
    summaryDetails: renderGateDetails({ ...evaluation, champion, policy }),
  };
}
