import { cannotRun, CannotRunError } from '#core/verdict/errors.ts';

/** Something that may go well the next time: a broken connection, an overloaded server. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
  /** As the server asked for it. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: ErrorOptions & { retryAfterMs?: number | undefined } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Codes of Node's network layers for what passes. Not here: an unknown host, a certificate, a full disk. */
const passing =
  /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_\w+|HPE_\w+)$/;

/** The error as one that may pass, when it is one. */
export function asTransferError(error: unknown): TransferError | undefined {
  if (error instanceof TransferError) return error;
  if (error instanceof CannotRunError) return undefined;
  const isPassing = chainOf(error).some(
    ({ code, name }) => passing.test(code ?? '') || name === 'TimeoutError',
  );
  return isPassing ? new TransferError(reasonOf(error), { cause: error }) : undefined;
}

/** fetch says only 'fetch failed' or 'terminated'; the reason is in its cause. */
export function reasonOf(error: unknown): string {
  const chain = chainOf(error);
  const last = chain.at(-1);
  const said = last?.message || last?.code || 'for no reason that was told';
  return /^(aborted|terminated|other side closed|Premature close|socket hang up)$/i.test(said)
    ? 'the connection broke off'
    : said;
}

interface NetworkError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly cause?: unknown;
  /** Of an AggregateError: every address of a host was tried. */
  readonly errors?: readonly unknown[];
}

function chainOf(error: unknown): NetworkError[] {
  const chain: NetworkError[] = [];
  let current: unknown = error;
  while (typeof current === 'object' && current !== null && chain.length < 5) {
    const one = current as NetworkError;
    chain.push(one);
    current = one.cause ?? one.errors?.at(-1);
  }
  return chain;
}

/** The object is another one than when reading began. */
export function changedWhileRead(shown: string, options?: ErrorOptions): Error {
  return cannotRun(
    'file-changed',
    shown,
    'was changed while it was being read, so nothing true can be said of it. Run again when nothing writes to it',
    options,
  );
}
