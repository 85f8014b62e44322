import { Type, type Static } from '@sinclair/typebox';
import { issueSchema, readIssueSink, type IssueSink } from '../../notify/issue-sink.ts';
import { shownAddress } from './retrain-way.ts';
import { variableIn } from './secret-text.ts';
import { notifyEvents, type NotifyEvent } from './telling.ts';
import { readWebhook, webhookSchema, type NoteProblem, type Webhook } from './webhook.ts';

const sinkSchema = Type.Object(
  {
    slack: Type.Optional(
      Type.String({
        description: 'env:NAME of the variable with the address of an incoming webhook',
      }),
    ),
    webhook: Type.Optional(webhookSchema),
    issue: Type.Optional(issueSchema),
    on: Type.Optional(
      Type.Array(Type.Unsafe<NotifyEvent>({ type: 'string', enum: [...notifyEvents] }), {
        minItems: 1,
        description: 'what is told; default: drift, broken, recovery',
      }),
    ),
  },
  { additionalProperties: false },
);

export const notifySchema = Type.Array(sinkSchema, {
  minItems: 1,
  description: 'who is told when the state changes',
});

/** Somebody who is told. */
export type NotifySink = { readonly on: readonly NotifyEvent[] } & (
  | { readonly kind: 'slack'; readonly webhook: Webhook }
  | { readonly kind: 'webhook'; readonly webhook: Webhook }
  | IssueSink
);

/** What the placeholders of a webhook's body can name. */
export const notifyFacts = [
  'event',
  'status',
  'verdict',
  'summary',
  'data',
  'reference',
  'policy',
  'rows',
  'drifted_columns',
  'drifted_share',
  'retraining',
  'run_url',
  'data_version',
  'policy_version',
  'idempotency_key',
] as const;

const defaultEvents: readonly NotifyEvent[] = ['drift', 'broken', 'recovery'];
const kinds = ['slack', 'webhook', 'issue'] as const;

export function readNotify(
  given: Static<typeof notifySchema> | undefined,
  note: NoteProblem,
): NotifySink[] {
  return (given ?? []).flatMap((sink, index): NotifySink[] => {
    const path = ['notify', index];
    const chosen = kinds.filter((kind) => sink[kind] !== undefined);
    if (chosen.length !== 1) {
      const got = chosen.length === 0 ? 'none' : chosen.join(' and ');
      note(path, `expected exactly one of ${kinds.join(', ')} in an entry, got ${got}`);
    }
    const on = sink.on ?? defaultEvents;
    if (sink.slack !== undefined) {
      // Whoever knows the address can write to the channel: it is a secret, and a policy is committed.
      if (variableIn(sink.slack) === undefined || !sink.slack.startsWith('env:')) {
        note(
          [...path, 'slack'],
          'expected env:NAME of a variable with the address, not the address itself',
        );
      }
      const webhook = {
        url: sink.slack,
        method: 'POST',
        headers: {},
        body: undefined,
        timeoutMs: 10_000,
      } as const;
      return [{ kind: 'slack', webhook, on }];
    }
    if (sink.webhook) {
      const webhook = readWebhook(sink.webhook, [...path, 'webhook'], [...notifyFacts], note);
      return [{ kind: 'webhook', webhook, on }];
    }
    if (sink.issue === undefined) return [];
    return [{ ...readIssueSink(sink.issue), on }];
  });
}

/** 'slack (env:SLACK_WEBHOOK_URL)', 'webhook a.example', 'issue': for reports. */
export function describeSink(sink: NotifySink): string {
  if (sink.kind === 'issue') return 'issue';
  return sink.kind === 'slack'
    ? `slack (${sink.webhook.url})`
    : `webhook ${shownAddress(sink.webhook.url)}`;
}
