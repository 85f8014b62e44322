import { Type, type Static } from '@sinclair/typebox';
import { variableIn } from './secret-text.ts';
import {
  notePlaceholders,
  readWebhook,
  webhookSchema,
  type NoteProblem,
  type Webhook,
} from './webhook.ts';

/** The keys of `retrain` that say how a retraining is started; exactly one of the three ways. */
export const retrainWayKeys = {
  workflow: Type.Optional(
    Type.String({ minLength: 1, description: 'file name of the workflow to dispatch' }),
  ),
  ref: Type.Optional(Type.String({ minLength: 1, description: 'branch or tag it runs on' })),
  repository_dispatch: Type.Optional(
    Type.Object(
      {
        event_type: Type.String({
          minLength: 1,
          maxLength: 100,
          description: 'a word of your own',
        }),
        repository: Type.Optional(
          Type.String({
            pattern: '^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
            description: 'owner/name; default: the repository of the run',
          }),
        ),
      },
      { additionalProperties: false, description: 'an event for the workflows of a repository' },
    ),
  ),
  webhook: Type.Optional(webhookSchema),
  inputs: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: 'more inputs of the retraining' }),
  ),
};

const retrainWaySchema = Type.Object(retrainWayKeys);
type RetrainWayFile = Static<typeof retrainWaySchema>;

/** How a retraining is started. */
export type RetrainWay =
  | { readonly kind: 'workflow'; readonly workflow: string; readonly ref: string | undefined }
  | {
      readonly kind: 'repository_dispatch';
      readonly eventType: string;
      /** owner/name; undefined: the repository of the run. */
      readonly repository: string | undefined;
    }
  | { readonly kind: 'webhook'; readonly webhook: Webhook };

/** What a retraining is told, by the names of the placeholders. */
export const retrainingFacts = [
  'reason',
  'data_version',
  'policy_version',
  'idempotency_key',
  'run_url',
] as const;
export type RetrainingFacts = Readonly<Record<(typeof retrainingFacts)[number], string>>;

const ways = ['workflow', 'repository_dispatch', 'webhook'] as const;

/**
 * One way, not several: budget and cooldown promise at most one retraining, and of two requests one can arrive while the
 * other is lost. Whoever needs two lets the first start the second.
 */
export function readRetrainWay(given: RetrainWayFile, note: NoteProblem): RetrainWay {
  const chosen = ways.filter((way) => given[way] !== undefined);
  if (chosen.length !== 1) {
    const got = chosen.length === 0 ? 'none' : chosen.join(' and ');
    note(
      ['retrain', ...chosen.slice(1, 2)],
      `expected exactly one of ${ways.join(', ')}, got ${got}: cooldown and budget are kept for one request`,
    );
  }
  if (given.ref !== undefined && given.workflow === undefined) {
    note(['retrain', 'ref'], 'only a workflow runs on a branch or tag; remove the key');
  }
  notePlaceholders(given.inputs, ['retrain', 'inputs'], retrainingFacts, note);
  const { repository_dispatch: event, webhook } = given;
  if (event) {
    return {
      kind: 'repository_dispatch',
      eventType: event.event_type,
      repository: event.repository,
    };
  }
  if (webhook) {
    if (webhook.body !== undefined && given.inputs !== undefined) {
      note(['retrain', 'inputs'], 'the webhook has a body of its own; write the inputs into it');
    }
    return {
      kind: 'webhook',
      webhook: readWebhook(webhook, ['retrain', 'webhook'], [...retrainingFacts], note),
    };
  }
  return { kind: 'workflow', workflow: given.workflow ?? '', ref: given.ref };
}

/** 'retrain.yml', 'event drift', 'webhook argo.example.com': for reports and the state file. */
export function describeWay(way: RetrainWay): string {
  if (way.kind === 'workflow') return way.workflow;
  if (way.kind === 'repository_dispatch') {
    return `event ${way.eventType}${way.repository === undefined ? '' : ` of ${way.repository}`}`;
  }
  return `webhook ${shownAddress(way.webhook.url)}`;
}

/** The host of an address: its path may be the secret, as Slack's is. */
export function shownAddress(url: string): string {
  if (variableIn(url) !== undefined || !URL.canParse(url)) return url;
  return new URL(url).host;
}
