import { variableIn, withVariable } from '#core/drift/sinks/secret-text.ts';
import { shownAddress } from '#core/drift/sinks/retrain-way.ts';
import { fillTemplate } from '#core/drift/sinks/template.ts';
import type { Webhook } from '#core/drift/sinks/webhook.ts';
import { sendRequest, type OutgoingRequest, type SendPorts } from './send-request.ts';

export interface OutgoingPorts extends SendPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told every secret before it is used. */
  readonly mask: (secret: string) => void;
}

/** A webhook whose secrets are at hand, or the variables that are missing. */
export type OpenedWebhook =
  | { readonly send: (message: WebhookMessage) => Promise<void> }
  | { readonly unavailable: string };

export interface WebhookMessage {
  /** Sent when the policy has no body of its own. */
  readonly body: unknown;
  /** For the placeholders of the policy's body. */
  readonly values: Readonly<Record<string, string>>;
  /** The same for the same news, so that a receiver can drop what it has seen. */
  readonly idempotencyKey: string;
}

export function openWebhook(webhook: Webhook, ports: OutgoingPorts): OpenedWebhook {
  const secrets = new Map<string, string>();
  const missing: string[] = [];
  for (const text of [webhook.url, ...Object.values(webhook.headers)]) {
    const variable = variableIn(text);
    if (variable === undefined) continue;
    const value = ports.env[variable]?.trim();
    if (!value) missing.push(variable);
    else secrets.set(variable, value);
  }
  if (missing.length > 0) return { unavailable: missingVariables(missing) };
  for (const secret of secrets.values()) ports.mask(secret);
  const fill = (text: string): string => {
    const variable = variableIn(text);
    return variable === undefined ? text : withVariable(text, secrets.get(variable)!);
  };
  const url = fill(webhook.url);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return { unavailable: `${webhook.url} holds no http address` };
  }
  const request = {
    url,
    method: webhook.method,
    timeoutMs: webhook.timeoutMs,
    shown: shownAddress(webhook.url),
    secrets: [...secrets.values()],
  };
  const headers = Object.fromEntries(
    Object.entries(webhook.headers).map(([name, text]) => [name.toLowerCase(), fill(text)]),
  );
  return {
    send: (message) => sendRequest({ ...request, ...contentOf(webhook, headers, message) }, ports),
  };
}

function contentOf(
  webhook: Webhook,
  headers: Readonly<Record<string, string>>,
  { body, values, idempotencyKey }: WebhookMessage,
): Pick<OutgoingRequest, 'headers' | 'body'> {
  return {
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': 'trainyard',
      'idempotency-key': idempotencyKey,
      ...headers,
    },
    body: JSON.stringify(webhook.body === undefined ? body : fillTemplate(webhook.body, values)),
  };
}

function missingVariables(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const [verb, noun] = unique.length === 1 ? ['is', 'variable'] : ['are', 'variables'];
  return `the environment ${noun} ${unique.join(', ')} ${verb} not set; pass the secret with env: in the workflow`;
}
