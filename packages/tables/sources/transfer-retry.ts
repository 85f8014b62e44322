import { setTimeout as sleep } from 'node:timers/promises';
import { cannotRun } from '#core/verdict/errors.ts';
import { asTransferError, type TransferError } from './transfer-error.ts';

const maxFailuresInARow = 5;
const maxFailures = 20;
const [baseMs, capMs] = [200, 10_000];
const longestWaitMs = 60_000;

export interface Retrying {
  /** Named in the error. */
  readonly shown: string;
  readonly signal: AbortSignal;
  /** How far the work has come: failures in a row are counted anew when it has come further. */
  readonly position?: () => number;
}

/**
 * Does the work again after what may pass, with growing, jittered waits (or those that the server asks for), a bounded
 * number of times.
 * @throws CannotRunError after the last time; any other error at once.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  { shown, signal, position = () => 0 }: Retrying,
): Promise<T> {
  let [inARow, total, reached] = [0, 0, position()];
  for (;;) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const passing = asTransferError(error);
      if (!passing) throw error;
      inARow = position() > reached ? 1 : inARow + 1;
      reached = position();
      total++;
      const waitMs = passing.retryAfterMs ?? Math.min(capMs, baseMs * 2 ** inARow) * Math.random();
      if (inARow >= maxFailuresInARow || total >= maxFailures || waitMs > longestWaitMs)
        throw gaveUp(shown, passing, total);
      await sleep(waitMs, undefined, { signal });
    }
  }
}

function gaveUp(shown: string, cause: TransferError, times: number): Error {
  const tried = times === 1 ? '' : ` (the last of ${times} failures)`;
  const asked =
    (cause.retryAfterMs ?? 0) > longestWaitMs
      ? ` and asks to be left alone for ${Math.ceil(cause.retryAfterMs! / 1000)} s`
      : '';
  return cannotRun(
    'source-download',
    shown,
    `cannot be downloaded: ${cause.message}${asked}${tried}. Check the address, the network and the server, and run it again`,
    { cause },
  );
}

/** `Retry-After`: seconds, or a date. */
export function retryAfterMs(header: string | null | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
