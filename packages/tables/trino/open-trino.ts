import { setTimeout as sleepFor } from 'node:timers/promises';
import { cannotRun } from '#core/verdict/errors.ts';
import type { EngineOptions } from '../engine.ts';
import { StatementClient } from './statement-client.ts';
import { trinoHeaders } from './trino-credentials.ts';
import { TrinoEngine } from './trino-engine.ts';
import type { TrinoSource } from './trino-source.ts';

const defaultTimeoutSeconds = 3600;

/** @throws CannotRunError when the environment does not say who asks. */
export function openTrino(source: TrinoSource, options: EngineOptions): TrinoEngine {
  const closing = new AbortController();
  const { signal } = options;
  const client = new StatementClient({
    server: source.server,
    headers: trinoHeaders(source, options.env),
    logger: options.logger,
    sleep: async (milliseconds, wakes) => {
      await sleepFor(milliseconds, undefined, wakes ? { signal: wakes } : {}).catch(
        () => undefined,
      );
    },
    signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
    timeoutSeconds: timeoutSeconds(options.env['TRINO_TIMEOUT_SECONDS']),
  });
  return new TrinoEngine(client, options, closing);
}

function timeoutSeconds(text: string | undefined): number {
  if (!text) return defaultTimeoutSeconds;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds > 0 && seconds <= 86_400) return seconds;
  throw cannotRun(
    'trino-timeout',
    'TRINO_TIMEOUT_SECONDS',
    `expected whole seconds from 1 to 86400, got '${text}'`,
  );
}
