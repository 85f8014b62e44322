import type { Sleep } from '#core/ports.ts';

export interface OutgoingRequest {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** How messages name the address: its path or query may be a secret. */
  readonly shown: string;
  /** Texts that must appear in no message. */
  readonly secrets: readonly string[];
}

export interface SendPorts {
  readonly fetch: typeof fetch;
  readonly sleep: Sleep;
}

/** A request that was not confirmed. */
export class SendError extends Error {
  override readonly name = 'SendError';
  /** 0 when no answer came. */
  readonly status: number;
  /** The other side has certainly not acted on it. */
  readonly refused: boolean;

  constructor(
    message: string,
    { status = 0, refused, cause }: { status?: number; refused: boolean; cause?: unknown },
  ) {
    super(message, { cause });
    this.status = status;
    this.refused = refused;
  }
}

const mostAttempts = 3;
const longestWaitSeconds = 30;
const shownAnswer = 200;

/**
 * Sends once; again only where the first attempt cannot have been acted on: no connection came about, or the answer is 429 or 503
 * with a Retry-After. A time-out or a lost answer is not repeated: the other side may be at work already.
 * Redirects are not followed: they would carry credentials to another place.
 * @throws SendError
 */
export async function sendRequest(request: OutgoingRequest, ports: SendPorts): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptOnce(request, ports);
    if (!('waitSeconds' in answer)) {
      if ('error' in answer) throw answer.error;
      return;
    }
    if (attempt === mostAttempts || answer.waitSeconds > longestWaitSeconds) throw answer.error;
    await ports.sleep(answer.waitSeconds * 1000);
  }
}

type Attempt =
  | { readonly sent: true }
  | { readonly error: SendError }
  | { readonly error: SendError; readonly waitSeconds: number };

async function attemptOnce(request: OutgoingRequest, ports: SendPorts): Promise<Attempt> {
  const { url, method, headers, body, timeoutMs } = request;
  let response: Response;
  try {
    response = await ports.fetch(url, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    return unanswered(request, cause);
  }
  if (!response.ok) {
    return declined(request, response, scrub(request, await startOf(response)));
  }
  await response.body?.cancel().catch(() => undefined);
  return { sent: true };
}

function unanswered(request: OutgoingRequest, cause: unknown): Attempt {
  const { name, message, code } = deepest(cause);
  const neverSent = connectionFailures.test(code);
  const why = name === 'TimeoutError' ? `no answer within ${request.timeoutMs / 1000} s` : message;
  // The cause is kept out: it may quote the address.
  const error = new SendError(say(request, scrub(request, why || code)), { refused: neverSent });
  return neverSent && !untrusted.test(code) ? { error, waitSeconds: 1 } : { error };
}

/** Before a byte of the request left: no address, no connection, no trusted certificate. */
const untrusted = /^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
const connectionFailures = new RegExp(
  `^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|${untrusted.source}`,
);

function declined(request: OutgoingRequest, response: Response, text: string): Attempt {
  const { status } = response;
  if (status >= 300 && status < 400) {
    const to = response.headers.get('location') ?? '';
    const place = URL.canParse(to, request.url) ? new URL(to, request.url).host : 'another place';
    const message = `redirects (${status}) to ${place}; redirects are not followed, give the address itself`;
    return { error: new SendError(say(request, message), { status, refused: true }) };
  }
  const said = text === '' ? '' : `: ${text}`;
  // 408 and 5xx may come from a proxy in front of a server that is at work; 429 and other 4xx are a no.
  const refused = status < 500 && status !== 408;
  const waitSeconds = retryAfterSeconds(response);
  const isBusy = (status === 429 || status === 503) && waitSeconds !== undefined;
  const error = new SendError(say(request, `answered ${status}${said}`), {
    status,
    refused: refused || isBusy,
  });
  return isBusy ? { error, waitSeconds } : { error };
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfterSeconds({ headers }: Response): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const until = Date.parse(text);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

function say({ method, shown }: OutgoingRequest, what: string): string {
  return `${method} ${shown} ${what}`;
}

/** What came from outside, without the secrets that it may repeat. */
function scrub({ secrets }: OutgoingRequest, text: string): string {
  return secrets.reduce((shorter, secret) => shorter.replaceAll(secret, '***'), text);
}

/** The first kilobytes of an answer in one line; the rest is not waited for. */
async function startOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  let text = '';
  try {
    const decoder = new TextDecoder();
    while (text.length < shownAnswer) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value as Uint8Array, { stream: true });
    }
    await reader.cancel();
  } catch {
    // The status line has arrived, and it decides; what the body would have said is only for the message.
  }
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, shownAnswer);
}

/** fetch says "fetch failed" and keeps what happened in the cause; several addresses make an AggregateError. */
function deepest(error: unknown): { name: string; message: string; code: string } {
  const known = error as {
    name?: string;
    message?: string;
    code?: unknown;
    cause?: unknown;
    errors?: unknown[];
  } | null;
  const inner = known?.cause ?? known?.errors?.[0];
  if (inner !== undefined && inner !== null && known?.name !== 'TimeoutError')
    return deepest(inner);
  return {
    name: known?.name ?? '',
    message: known?.message ?? String(error),
    code: typeof known?.code === 'string' ? known.code : '',
  };
}
