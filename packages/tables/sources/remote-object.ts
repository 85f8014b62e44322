import type { Readable } from 'node:stream';

/** Bytes from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a server sends: a range of the object when it was asked for one and can, else the whole object. */
export interface Answer {
  readonly body: Readable;
  readonly range: ByteRange | undefined;
  /** Undefined when the server does not say, or sends it encoded. */
  readonly totalBytes: number | undefined;
  /**
   * Names these bytes of the object: other bytes have another one. Undefined when the server names none; ranges of
   * such an object could belong to different states of it.
   */
  readonly version: string | undefined;
}

/** One file on a server. */
export interface RemoteObject {
  /** Its address without what must stay secret. */
  readonly shown: string;
  /** As a listing named it. */
  readonly version?: string | undefined;
  /**
   * Asks for bytes; a range may be cut short by the end of the object.
   * @param version the state of the object that they must belong to
   * @throws TransferError for what may go well the next time, CannotRunError for what will not.
   */
  open(
    range: ByteRange | undefined,
    version: string | undefined,
    signal: AbortSignal,
  ): Promise<Answer>;
}

export function rangeHeader({ start, end }: ByteRange): string {
  return `bytes=${start}-${end - 1}`;
}

/** `bytes 0-99/1000`; undefined when the total is not told. */
export function parseContentRange(
  header: string | null | undefined,
): { range: ByteRange; totalBytes: number } | undefined {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [start, last, totalBytes] = match.slice(1).map(Number);
  return { range: { start: start!, end: last! + 1 }, totalBytes: totalBytes! };
}
