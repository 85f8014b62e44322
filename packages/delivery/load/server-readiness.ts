import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadPolicy } from '#core/gate/load/load-policy.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import type { LoadClient } from './load-client.ts';
import { failureOf, type LoadRequest } from './open-loop.ts';

export interface ReadyOptions {
  readonly command: readonly [string, ...string[]];
  readonly policy: Pick<LoadPolicy, 'readyPath' | 'startTimeoutMs' | 'timeoutMs'>;
  readonly url: string;
  readonly client: LoadClient;
  /** What the server must answer before it counts as started. */
  readonly request: LoadRequest;
}

const pollMs = 20;

/** Asks until the first good answer. @throws CannotRunError when the server ends, or when the time is over */
export async function untilGood(
  { policy, url, client, request, command }: ReadyOptions,
  { started, end }: { readonly started: number; readonly end: () => string | undefined },
): Promise<void> {
  let last = 'no answer yet';
  for (;;) {
    const ending = end();
    const problem = (message: string): CannotRunError =>
      cannotRun('load-command', 'load.command', `${command[0]}: ${message}`);
    if (ending !== undefined) throw problem(`${ending} before its first good answer`);
    const leftMs = policy.startTimeoutMs - (performance.now() - started);
    if (leftMs <= 0) {
      throw problem(
        `gave no good answer within ${policy.startTimeoutMs / 1000} s; at last: ${last}. Give it longer with load.start_timeout_seconds`,
      );
    }
    const timeoutMs = Math.min(leftMs, policy.timeoutMs);
    const failure =
      (await readiness(new URL(policy.readyPath ?? '', url), policy.readyPath, timeoutMs)) ??
      failureOf(await client.send(request.body, timeoutMs), request);
    if (failure === undefined) return;
    last = failure;
    await sleep(pollMs);
  }
}

async function readiness(
  url: URL,
  path: string | undefined,
  timeoutMs: number,
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'manual',
    });
    await response.body?.cancel();
    return response.status === 200 ? undefined : `${path} answers ${response.status}`;
  } catch {
    return `${path} does not answer`;
  }
}

/**
 * Otherwise another server would be measured, and ours blamed or praised for it.
 * @throws CannotRunError when the port is taken
 */
export async function requireFreePort(url: string): Promise<void> {
  const { hostname, port, protocol, host } = new URL(url);
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = connect({
      host: hostname.replaceAll(/^\[|\]$/g, ''),
      port: Number(port || (protocol === 'https:' ? 443 : 80)),
    });
    const done = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
  if (!isTaken) return;
  const message = `something listens on ${host} already, and would be measured in place of load.command; end it, or take 'command' out to measure that server`;
  throw cannotRun('load-port', 'endpoint', message);
}
