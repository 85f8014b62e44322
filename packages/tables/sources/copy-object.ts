import { FileSink } from './file-sink.ts';
import { openAnswer, receive, type Patience } from './receive.ts';
import type { Answer, ByteRange, RemoteObject } from './remote-object.ts';
import type { Slots } from './slots.ts';
import { changedWhileRead, TransferError } from './transfer-error.ts';
import { retrying } from './transfer-retry.ts';

export interface Transfer extends Patience {
  /** Shared by all transfers of a run. */
  readonly slots: Slots;
  /** Of a range. Larger objects are asked for in several. */
  readonly partBytes: number;
}

/**
 * Copies an object to a new file, in parallel ranges that all belong to one state of it, and gives its sha256.
 * A broken connection is taken up at the byte where it broke.
 * @throws CannotRunError, and stops what is still running, when the object cannot be had whole.
 */
export async function copyObject(
  object: RemoteObject,
  path: string,
  transfer: Transfer,
): Promise<string> {
  const failed = new AbortController();
  const signal = AbortSignal.any([transfer.signal, failed.signal]);
  const own = { ...transfer, signal };
  await using sink = await FileSink.create(path, object.shown);
  const first = await transfer.slots.run(signal, () => copyFirst(object, sink, own));
  const rest = partsAfter(first, transfer.partBytes).map((part) =>
    transfer.slots.run(signal, () => copyRange(object, sink, own, { ...first, part })),
  );
  try {
    const [digest] = await Promise.all([
      sink.digest([Promise.resolve(first.part), ...rest]),
      ...rest,
    ]);
    return digest;
  } catch (error) {
    failed.abort(error);
    await Promise.allSettled(rest);
    throw error;
  }
}

interface Part {
  readonly part: ByteRange;
  readonly totalBytes: number;
  readonly version: string | undefined;
}

/** The first range; or everything, from a server that has no ranges or cannot say what they belong to. */
async function copyFirst(object: RemoteObject, sink: FileSink, transfer: Transfer): Promise<Part> {
  const { partBytes } = transfer;
  const asked = { start: 0, end: partBytes };
  const answer = await retrying(
    () => openAnswer(transfer, (signal) => object.open(asked, object.version, signal)),
    { shown: object.shown, signal: transfer.signal },
  );
  const { range, totalBytes, version } = answer;
  if (totalBytes !== undefined && totalBytes > partBytes) await sink.assertRoom(totalBytes);
  if (range && totalBytes !== undefined && (version !== undefined || range.end === totalBytes)) {
    const first = { part: { start: 0, end: range.end }, totalBytes, version };
    await copyRange(object, sink, transfer, first, answer);
    return first;
  }
  if (range) answer.body.destroy();
  return copyWhole(object, sink, transfer, range ? undefined : answer);
}

async function copyRange(
  object: RemoteObject,
  sink: FileSink,
  transfer: Transfer,
  { part, totalBytes, version }: Part,
  firstAnswer?: Answer,
): Promise<ByteRange> {
  let position = part.start;
  let opened = firstAnswer;
  const { end } = part;
  const attempt = async (): Promise<void> => {
    const asked = { start: position, end };
    const answer =
      opened ?? (await openAnswer(transfer, (signal) => object.open(asked, version, signal)));
    opened = undefined;
    if (answer.version !== version || answer.totalBytes !== totalBytes || !answer.range) {
      answer.body.destroy();
      throw changedWhileRead(object.shown);
    }
    if (answer.range.start !== position || answer.range.end !== end) {
      answer.body.destroy();
      throw new TransferError('the server sent another range than it was asked for');
    }
    await receive(answer.body, transfer, async (chunk) => {
      if (position + chunk.length > end) throw new TransferError('the server sent too many bytes');
      await sink.write(chunk, position);
      position += chunk.length;
    });
    if (position < end)
      throw new TransferError(`the connection ended at byte ${position} of ${totalBytes}`);
  };
  await retrying(attempt, {
    shown: object.shown,
    signal: transfer.signal,
    position: () => position,
  });
  return part;
}

/** In one piece, from the start again when it breaks. */
async function copyWhole(
  object: RemoteObject,
  sink: FileSink,
  transfer: Transfer,
  firstAnswer: Answer | undefined,
): Promise<Part> {
  let opened = firstAnswer;
  let position = 0;
  const attempt = async (): Promise<void> => {
    const answer =
      opened ??
      (await openAnswer(transfer, (signal) => object.open(undefined, object.version, signal)));
    opened = undefined;
    position = 0;
    await sink.clear();
    await receive(answer.body, transfer, async (chunk) => {
      await sink.write(chunk, position);
      position += chunk.length;
    });
    if (position !== (answer.totalBytes ?? position))
      throw new TransferError(`the connection ended at byte ${position} of ${answer.totalBytes}`);
  };
  await retrying(attempt, { shown: object.shown, signal: transfer.signal });
  return { part: { start: 0, end: position }, totalBytes: position, version: undefined };
}

function partsAfter({ part, totalBytes }: Part, partBytes: number): ByteRange[] {
  const parts: ByteRange[] = [];
  for (let start = part.end; start < totalBytes; start += partBytes)
    parts.push({ start, end: Math.min(totalBytes, start + partBytes) });
  return parts;
}
