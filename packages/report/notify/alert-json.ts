import { shareText } from '#core/drift/drift-words.ts';
import type { DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import type { notifyFacts } from '#core/drift/sinks/notify-policy.ts';
import type { NotifyEvent } from '#core/drift/sinks/telling.ts';
import { toPlainJson } from '#core/record/plain-json.ts';
import { visible } from '../escape.ts';

const shownColumns = 50;

/** The news as JSON, for a webhook without a body of its own. */
export function alertJson(alert: DriftAlert, event: NotifyEvent, idempotencyKey: string): unknown {
  return toPlainJson({
    event,
    status: alert.status,
    verdict: alert.verdict,
    summary: alert.summary,
    data: alert.data,
    reference: alert.reference,
    policy: alert.policy,
    rows: alert.rows,
    drifted_share: alert.driftedShare,
    drifted_columns: alert.columns
      .slice(0, shownColumns)
      .map(({ column, method, shift, alert: limit }) => ({ column, method, shift, alert: limit })),
    broken: alert.broken.slice(0, shownColumns),
    retraining: alert.retraining ?? null,
    run_url: alert.runUrl ?? null,
    data_version: alert.dataVersion,
    policy_version: alert.policyVersion,
    idempotency_key: idempotencyKey,
    at: alert.at,
  });
}

/** The same as texts, for the placeholders of a webhook's own body. */
export function alertFacts(
  alert: DriftAlert,
  event: NotifyEvent,
  idempotencyKey: string,
): Record<(typeof notifyFacts)[number], string> {
  const names = alert.columns.slice(0, shownColumns).map(({ column }) => visible(column));
  return {
    event,
    status: alert.status,
    verdict: alert.verdict,
    summary: visible(alert.summary),
    data: visible(alert.data),
    reference: visible(alert.reference),
    policy: alert.policy,
    rows: String(alert.rows),
    drifted_columns: names.join(', '),
    drifted_share: shareText(alert.driftedShare),
    retraining: visible(alert.retraining ?? ''),
    run_url: alert.runUrl ?? '',
    data_version: alert.dataVersion,
    policy_version: alert.policyVersion,
    idempotency_key: idempotencyKey,
  };
}
