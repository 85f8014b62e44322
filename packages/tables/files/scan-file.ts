import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { cannotRun } from '#core/verdict/errors.ts';
import type { FileFormat } from './file-format.ts';
import { faultError, TextInspector, type TextFault } from './inspect-text.ts';
import { unreadable, type SourceFile } from './source-files.ts';

const chunkBytes = 1024 * 1024;

/**
 * One pass over a file's bytes, beside the engine's: its sha256 (lower-case hex) and, for text, what the engine
 * lets through in silence: a truncated or damaged gzip or zstd stream, NUL characters, endless lines.
 * @throws CannotRunError
 */
export async function scanFile(
  file: SourceFile,
  format: FileFormat,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  let fault: TextFault | undefined;
  try {
    fault = await scan({ file, format, signal }, hash);
  } catch (error) {
    throw explain(error, file, format);
  }
  if (fault === undefined) return hash.digest('hex');
  throw faultError(
    fault,
    await lineAt(fault.offset, { file, format, signal }),
    file,
    format.layout,
  );
}

interface Scan {
  readonly file: SourceFile;
  readonly format: FileFormat;
  readonly signal: AbortSignal;
}

async function scan(request: Scan, hash: Hash): Promise<TextFault | undefined> {
  const { layout } = request.format;
  const inspector = layout === 'parquet' ? undefined : new TextInspector(layout);
  let fault: TextFault | undefined;
  await readText(
    request,
    (chunk) => {
      fault = inspector?.add(chunk);
      return fault === undefined;
    },
    (bytes) => hash.update(bytes),
  );
  return fault ?? inspector?.end();
}

/** Counted only for a message: doing so on the way costs as much as the hash. */
async function lineAt(offset: number, request: Scan): Promise<number> {
  let line = 1;
  let left = offset;
  await readText(request, (chunk) => {
    for (let at = chunk.indexOf(10); at >= 0 && at < left; at = chunk.indexOf(10, at + 1)) line++;
    left -= chunk.length;
    return left > 0;
  });
  return line;
}

/**
 * Gives the text of a file, and on the way its bytes as they are stored. A chunk is overwritten once it was taken.
 * @param take says whether to go on.
 */
async function readText(
  { file, format, signal }: Scan,
  take: (text: Buffer) => boolean,
  pass: (bytes: Buffer) => void = () => {},
): Promise<void> {
  let isEnough = false;
  const takeAll = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      isEnough = !take(chunk);
      if (isEnough) return;
    }
  };
  if (format.compression === 'none') {
    const chunks = readChunks(file.path, signal);
    return takeAll(passing(chunks, pass));
  }
  const bytes = createReadStream(file.path, { highWaterMark: chunkBytes });
  const passed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pass(chunk);
      done(null, chunk);
    },
  });
  const text = decompressor(format.compression, file.shown);
  // A stream that is left early ends as if it were aborted.
  await pipeline(bytes, passed, text, takeAll, { signal }).catch((error: unknown) => {
    if (!isEnough) throw error;
  });
}

async function* passing(
  chunks: AsyncIterable<Buffer>,
  pass: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    pass(chunk);
    yield chunk;
  }
}

/**
 * Two buffers in turn, one filled while the other is used: a new one for every chunk costs the collector as much time
 * as the hash takes (430 MB: 0.2 s of 0.6 s).
 */
async function* readChunks(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const handle = await open(path);
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  let reading = handle.read(buffers[0]);
  try {
    for (let turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await reading;
      signal.throwIfAborted();
      if (bytesRead === 0) return;
      reading = handle.read(buffers[turn === 0 ? 1 : 0]);
      yield buffers[turn].subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => {}); // it failed above, or is of no use any more
    await handle.close();
  }
}

function decompressor(compression: 'gzip' | 'zstd', shown: string): Transform {
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize: 256 * 1024 });
  const create = (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress;
  if (create) return create();
  throw cannotRun(
    'node-too-old',
    shown,
    `checking a .zst file for damage needs Node 22.15 or newer; this is ${process.version}. Use gzip, or run under Node 24`,
  );
}

function explain(error: unknown, file: SourceFile, format: FileFormat): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_') || code?.startsWith('ZSTD_') || code === 'ERR_ZSTD_INVALID_PARAM') {
    const truncated = code === 'Z_BUF_ERROR' || /unexpected end/i.test(message);
    return cannotRun(
      truncated ? 'file-truncated' : 'file-damaged',
      file.shown,
      `its ${format.compression} stream ${truncated ? 'ends too early' : `is damaged (${message})`}; expected a complete file. Copy or write it again`,
      { cause: error },
    );
  }
  if (typeof code === 'string' && code.startsWith('E') && !code.startsWith('ERR_'))
    return unreadable(file.shown, code, message);
  return error;
}
