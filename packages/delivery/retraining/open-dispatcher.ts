import type { RetrainPolicy } from '#core/drift/drift-policy.ts';
import type { RetrainingFacts } from '#core/drift/sinks/retrain-way.ts';
import { fillTemplate } from '#core/drift/sinks/template.ts';
import { openWebhook, type OutgoingPorts } from '../outgoing/open-webhook.ts';

/** A way to start the retraining, or why there is none. */
export type Dispatcher =
  | { readonly send: (facts: RetrainingFacts) => Promise<void> }
  | {
      readonly unavailable: string;
      /** The policy asks for what this job was not given: worth a warning. */
      readonly misconfigured?: true;
    };

/** The two calls of the GitHub API that start something. */
export interface RetrainingGitHub {
  dispatchWorkflow(call: {
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
  }): Promise<void>;
  dispatchRepository(call: {
    /** owner/name */
    readonly repository: string;
    readonly eventType: string;
    readonly payload: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}

export interface DispatcherPorts extends OutgoingPorts {
  readonly github:
    | { readonly api: RetrainingGitHub; readonly repository: string }
    | { readonly unavailable: string };
  /** Branch or tag of the run. */
  readonly ref: string | undefined;
}

export function openDispatcher({ way, inputs }: RetrainPolicy, ports: DispatcherPorts): Dispatcher {
  const filled = (facts: RetrainingFacts): Record<string, string> =>
    fillTemplate(inputs, facts) as Record<string, string>;
  if (way.kind === 'webhook') {
    const webhook = openWebhook(way.webhook, ports);
    if ('unavailable' in webhook) return { ...webhook, misconfigured: true };
    return {
      send: (facts) =>
        webhook.send({
          body: { event: 'retrain', ...facts, inputs: filled(facts) },
          values: facts,
          idempotencyKey: facts.idempotency_key,
        }),
    };
  }
  if ('unavailable' in ports.github) return ports.github;
  const { api, repository } = ports.github;
  if (way.kind === 'repository_dispatch') {
    const target = { repository: way.repository ?? repository, eventType: way.eventType };
    return {
      send: (facts) =>
        api.dispatchRepository({ ...target, payload: { ...facts, inputs: filled(facts) } }),
    };
  }
  const ref = way.ref ?? ports.ref;
  if (ref === undefined) {
    return { unavailable: 'there is no branch to run on; set retrain.ref in the policy' };
  }
  return {
    // A workflow refuses inputs that it does not declare: only the two that every one has are sent unasked.
    send: (facts) =>
      api.dispatchWorkflow({
        workflow: way.workflow,
        ref,
        inputs: { ...filled(facts), reason: facts.reason, data_version: facts.data_version },
      }),
  };
}
