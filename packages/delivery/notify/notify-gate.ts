import { createHash } from 'node:crypto';
import { wrongNames, type GateAlert } from '#core/gate/notify/gate-alert.ts';
import type { GateSink } from '#core/gate/notify/gate-notify.ts';
import type { IssuePort, IssueWords, NotifyOutcome } from './ports.ts';
import { attemptTelling, tellIssue } from './tell-issue.ts';

export interface GateNotifyRequest {
  readonly sinks: readonly GateSink[];
  readonly alert: GateAlert;
  readonly words: IssueWords<GateAlert>;
  /** Tell nobody, say who would be told (pull requests). */
  readonly planOnly: boolean;
  readonly issues: IssuePort | { readonly unavailable: string };
}

/** One issue for each gate, which is a policy: its candidates come and go. Never throws. */
export async function notifyGate(request: GateNotifyRequest): Promise<NotifyOutcome[]> {
  const { sinks, alert, words, planOnly, issues } = request;
  const outcomes: NotifyOutcome[] = [];
  for (const sink of sinks) {
    const name = sink.key ?? JSON.stringify([alert.policy]);
    const key = `gate:${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
    const followed = { sink, alert, wrong: wrongNames(alert), key, label: 'quality-gate', words };
    const outcome = await attemptTelling(() => tellIssue(issues, planOnly, followed), sink.kind);
    outcomes.push({ sink: 'issue', ...outcome });
  }
  return outcomes;
}
