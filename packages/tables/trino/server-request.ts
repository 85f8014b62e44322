import type { Sleep } from '#core/ports.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { StatementPage } from './trino-protocol.ts';
import { parseWholeJson } from './whole-json.ts';

export interface ServerRequest {
  readonly method: 'POST' | 'GET' | 'DELETE';
  readonly url: string;
  readonly body?: string;
}

interface Connection {
  /** `https://host:port` */
  readonly server: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
}

// The protocol asks clients to try again on these; 429 is the gateway's way to say the same.
const passing = new Set([429, 502, 503, 504]);
/** Between tries: 8 seconds in all. */
const waitsMs = [100, 200, 400, 800, 1500, 2000, 3000];

/**
 * One request of the protocol, tried again while the server or the way to it is only out for a moment. All our
 * statements read, so that one which arrived twice does no harm.
 * @throws CannotRunError
 */
export async function requestPage(
  request: ServerRequest,
  connection: Connection,
): Promise<StatementPage> {
  assertSameServer(request, connection.server);
  for (let attempt = 0; ; attempt++) {
    const answer = await send(request, connection);
    if ('page' in answer) return answer.page;
    const wait = waitsMs[attempt];
    if (wait === undefined || !answer.passes) throw failure(answer, connection.server, attempt + 1);
    await connection.sleep(wait, connection.signal);
  }
}

interface Refusal {
  readonly passes: boolean;
  readonly status?: number;
  readonly reason: string;
  readonly cause?: unknown;
}

async function send(
  { method, url, body }: ServerRequest,
  { headers, signal }: Connection,
): Promise<{ page: StatementPage } | Refusal> {
  let response: Response;
  let text: string;
  try {
    const options = body === undefined ? {} : { body };
    response = await fetch(url, { method, headers, redirect: 'manual', signal, ...options });
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw endedBy(signal, error);
    return { passes: true, reason: reasonOf(error), cause: error };
  }
  const { status, statusText } = response;
  if (status === 204) return { page: {} };
  const json = /^application\/json\b/i.test(response.headers.get('content-type') ?? '');
  if (response.ok && json) return { page: parseWholeJson(text) as StatementPage };
  const said = text.trim().split('\n')[0]!.slice(0, 200);
  const reason = response.ok
    ? 'it answered something else than Trino does'
    : `it answered ${status} ${statusText}`.trim();
  return {
    passes: passing.has(status),
    status,
    reason: json || said === '' ? reason : `${reason}: ${said}`,
  };
}

function failure({ status, reason, cause }: Refusal, server: string, tries: number): Error {
  const options = { cause };
  if (status === 401) {
    return cannotRun(
      'trino-access',
      server,
      `the server does not let this user in (${reason}). Check the user, and TRINO_PASSWORD or TRINO_ACCESS_TOKEN`,
      options,
    );
  }
  if (status === 403) {
    return cannotRun(
      'trino-access',
      server,
      `the server refuses this user (${reason}). Check its permissions, and TRINO_ROLE`,
      options,
    );
  }
  const tried = tries > 1 ? ` after ${tries} tries` : '';
  return cannotRun(
    'trino-unreachable',
    server,
    `the Trino server cannot be asked${tried}: ${reason}. Check the address, the port, http or https, and the network`,
    options,
  );
}

function endedBy(signal: AbortSignal, cause: unknown): Error {
  const isTimeout = (signal.reason as Error | undefined)?.name === 'TimeoutError';
  return cannotRun(
    isTimeout ? 'trino-timeout' : 'trino-aborted',
    'data',
    isTimeout
      ? 'the Trino server took too long over one query, which was cancelled. Set TRINO_TIMEOUT_SECONDS higher, or give the query more of the cluster (TRINO_SESSION)'
      : 'the query was cancelled because the run was',
    { cause },
  );
}

/** Credentials go to the server that was named, and to no other that an answer points at. */
function assertSameServer({ url }: ServerRequest, server: string): void {
  if (new URL(url).origin === server) return;
  throw cannotRun(
    'trino-address',
    server,
    `the server sends its clients on to ${new URL(url).origin}. Behind a proxy or gateway Trino needs http-server.process-forwarded=true; or name that address in the source`,
  );
}

/** fetch says only 'fetch failed'; the reason is in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: NodeJS.ErrnoException; message: string };
  return cause?.message || cause?.code || message;
}
