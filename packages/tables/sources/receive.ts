import type { Readable } from 'node:stream';
import type { Answer } from './remote-object.ts';
import { TransferError } from './transfer-error.ts';

/** Slower than this over a whole window is a stall: nobody waits days for a table. */
const leastBytesPerSecond = 1024;

export interface Patience {
  /** The window in which something must arrive. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/**
 * Hands on a body chunk by chunk.
 * @throws TransferError when (next to) nothing arrives for a window of time.
 */
export async function receive(
  body: Readable,
  { stallMs, signal }: Patience,
  take: (chunk: Buffer) => Promise<void>,
): Promise<void> {
  let receivedBytes = 0;
  const watch = setInterval(() => {
    if (receivedBytes < (leastBytesPerSecond * stallMs) / 1000) body.destroy(stalled(stallMs));
    receivedBytes = 0;
  }, stallMs);
  const abort = (): void => void body.destroy(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    for await (const chunk of body) {
      receivedBytes += (chunk as Buffer).length;
      await take(chunk as Buffer);
    }
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', abort);
    body.destroy();
  }
}

/**
 * Waits for the first sign of an answer.
 * @param ask what it returns lives on after the wait: only the wait is bounded
 */
export async function answerOf<T>(
  { stallMs, signal }: Patience,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(stalled(stallMs)), stallMs);
  try {
    return await ask(AbortSignal.any([signal, waiting.signal]));
  } catch (error) {
    throw waiting.signal.aborted ? waiting.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** As `answerOf`, for a body that may break before anyone reads it: an 'error' without a listener would end the process. */
export async function openAnswer(
  patience: Patience,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const answer = await answerOf(patience, ask);
  answer.body.on('error', () => undefined); // whoever reads is told
  return answer;
}

function stalled(stallMs: number): TransferError {
  return new TransferError(`the server sent (next to) nothing for ${stallMs / 1000} s`);
}
