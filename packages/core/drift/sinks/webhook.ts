import { Type, type Static } from '@sinclair/typebox';
import { parsePositiveDurationMs } from '../../config/duration.ts';
import type { ConfigPath } from '../../config/parse-config.ts';
import { suggestName } from '../../verdict/nearest-name.ts';
import { addressProblem, headerProblem } from './secret-text.ts';
import { unknownPlaceholders } from './template.ts';

export const webhookSchema = Type.Object(
  {
    url: Type.String({ minLength: 1, description: 'https://…, or env:NAME when it is a secret' }),
    method: Type.Optional(
      Type.Unsafe<'POST' | 'PUT'>({ type: 'string', enum: ['POST', 'PUT'], description: 'POST' }),
    ),
    headers: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'a secret is named, not written: Authorization: Bearer env:TOKEN',
      }),
    ),
    body: Type.Optional(
      Type.Unknown({
        description: 'JSON to send, with ${name} filled in; default: all that is known',
      }),
    ),
    timeout: Type.Optional(Type.String({ description: 'longest wait for an answer: 10s' })),
  },
  { additionalProperties: false },
);

/** An address that is told something by HTTP. */
export interface Webhook {
  /** Or `env:NAME`. */
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  /** Values may end in `env:NAME`. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON with placeholders; undefined: everything that is known. */
  readonly body: unknown;
  readonly timeoutMs: number;
}

/** Notes a problem at its place in the policy. */
export type NoteProblem = (path: ConfigPath, message: string) => void;

const longestWaitMs = 60_000;

export function readWebhook(
  given: Static<typeof webhookSchema>,
  path: ConfigPath,
  placeholders: readonly string[],
  note: NoteProblem,
): Webhook {
  const wrongAddress = addressProblem(given.url);
  if (wrongAddress !== undefined) note([...path, 'url'], wrongAddress);
  for (const [name, value] of Object.entries(given.headers ?? {})) {
    const wrong = headerProblem(name, value);
    if (wrong !== undefined) note([...path, 'headers', name], wrong);
  }
  notePlaceholders(given.body, [...path, 'body'], placeholders, note);
  const timeoutMs = given.timeout === undefined ? 10_000 : parsePositiveDurationMs(given.timeout);
  if (timeoutMs === undefined || timeoutMs > longestWaitMs) {
    const got = JSON.stringify(given.timeout);
    note([...path, 'timeout'], `expected a duration of at most 60s, such as 10s, got ${got}`);
  }
  return {
    url: given.url,
    method: given.method ?? 'POST',
    headers: given.headers ?? {},
    body: given.body,
    timeoutMs: timeoutMs ?? longestWaitMs,
  };
}

export function notePlaceholders(
  template: unknown,
  path: ConfigPath,
  known: readonly string[],
  note: NoteProblem,
): void {
  for (const unknown of unknownPlaceholders(template, known)) {
    const suggestion = suggestName(unknown.name, known);
    note([...path, ...unknown.path], `nothing is known as \${${unknown.name}}. ${suggestion}`);
  }
}
