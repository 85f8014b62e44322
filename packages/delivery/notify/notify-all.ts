import { createHash } from 'node:crypto';
import { dataSetOf, type DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { describeSink, type NotifySink } from '#core/drift/sinks/notify-policy.ts';
import { rememberTold, toldTo } from '#core/drift/retraining-state.ts';
import { nextTelling, type Told } from '#core/drift/sinks/telling.ts';
import { openWebhook, type OutgoingPorts } from '../outgoing/open-webhook.ts';
import { readRetrainingState, writeRetrainingState } from '../retraining/state-file.ts';
import { attemptTelling, planned, tellIssue, type Outcome } from './tell-issue.ts';
import type { AlertWords, IssuePort, NotifyOutcome } from './ports.ts';

export interface NotifyRequest {
  readonly sinks: readonly NotifySink[];
  readonly alert: DriftAlert;
  readonly words: AlertWords;
  /** Where it is remembered who knows what; undefined: nowhere. */
  readonly stateFile: { readonly path: string; readonly shown: string } | undefined;
  /** Tell nobody, say who would be told (pull requests). */
  readonly planOnly: boolean;
  readonly issues: IssuePort | { readonly unavailable: string };
  readonly ports: OutgoingPorts;
}

/**
 * Tells everybody for whom this run is news. One that cannot be told keeps nobody else from being told, and
 * is told by the next run. Never throws: the verdict stands whoever hears of it.
 */
export async function notifyAll(request: NotifyRequest): Promise<NotifyOutcome[]> {
  const outcomes: NotifyOutcome[] = [];
  for (const sink of request.sinks) {
    const outcome = await attemptTelling(() => notifyOne(sink, request), sink.kind);
    outcomes.push({ sink: describeSink(sink), ...outcome });
  }
  return outcomes;
}

async function notifyOne(sink: NotifySink, request: NotifyRequest): Promise<Outcome> {
  const { alert, issues, words, planOnly } = request;
  if (sink.kind !== 'issue') return tellWebhook(sink, request);
  const name = sink.key ?? JSON.stringify([alert.policy, dataSetOf(alert.data)]);
  return tellIssue(issues, planOnly, {
    sink,
    alert,
    wrong: [...alert.columns.map(({ column }) => column).sort(), '', ...alert.broken],
    key: `drift:${digest(name).slice(0, 16)}`,
    label: 'drift',
    words,
  });
}

async function tellWebhook(
  sink: Extract<NotifySink, { kind: 'slack' | 'webhook' }>,
  request: NotifyRequest,
): Promise<Outcome> {
  const { alert, words, planOnly, ports } = request;
  const name = digest(JSON.stringify(sink.webhook)).slice(0, 16);
  const told = await toldBefore(name, request);
  const { event, told: next } = nextTelling(told ?? {}, alert.status);
  if (event === undefined) return { outcome: 'nothing new', detail: nothingNew(alert, told) };
  if (!sink.on.includes(event)) {
    if (!planOnly) await remember(name, next, request);
    return { outcome: 'nothing new', detail: `${event} is not asked for` };
  }
  if (planOnly) return planned;
  const webhook = openWebhook(sink.webhook, ports);
  if ('unavailable' in webhook) return { outcome: 'failed', detail: webhook.unavailable };
  const idempotencyKey = digest(`${alert.dataVersion}\n${alert.policyVersion}\n${event}\n${name}`);
  await webhook.send({
    body:
      sink.kind === 'slack' ? words.slack(alert, event) : words.json(alert, event, idempotencyKey),
    values: words.facts(alert, event, idempotencyKey),
    idempotencyKey,
  });
  await remember(name, next, request);
  return { outcome: 'told', detail: `${event}${told ? '' : withoutMemory}` };
}

const withoutMemory =
  "; without the input 'state' every run with drift is told anew, and recovery never";

function nothingNew(alert: DriftAlert, told: Told | undefined): string {
  if (alert.status !== 'stable') return `${alert.status} was told before`;
  return told ? 'there is no drift and was none' : `there is no drift${withoutMemory}`;
}

async function toldBefore(name: string, { stateFile }: NotifyRequest): Promise<Told | undefined> {
  if (!stateFile) return undefined;
  return toldTo(await readRetrainingState(stateFile.path, stateFile.shown), name);
}

/** Remembered after the word is out: losing it in between tells twice, the other way round would tell nobody. */
async function remember(
  name: string,
  told: Told,
  { stateFile, alert }: NotifyRequest,
): Promise<void> {
  if (!stateFile) return;
  const state = await readRetrainingState(stateFile.path, stateFile.shown);
  await writeRetrainingState(
    stateFile.path,
    stateFile.shown,
    rememberTold(state, name, told, alert.at),
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
