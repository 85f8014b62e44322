import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { cannotRun } from '#core/verdict/errors.ts';
import type { FileFormat } from './file-format.ts';
import { unreadable, type SourceFile } from './source-files.ts';

/**
 * DuckDB drops a line of CSV longer than its buffer without a word when it is the first; it refuses above this. An object
 * of JSON may have 16 MiB; beyond, the engine's memory grows with the line before it refuses.
 */
const longestLineMebibytes: Partial<Record<FileFormat['layout'], number>> = {
  csv: 2,
  'json-lines': 16,
};
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
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const bytes = createReadStream(file.path, { highWaterMark: chunkBytes });
  const inspect = format.layout === 'parquet' ? drain() : inspectText(file, format.layout);
  try {
    if (format.compression === 'none') await pipeline(bytes, hashing, inspect, { signal });
    else
      await pipeline(bytes, hashing, decompressor(format.compression, file.shown), inspect, {
        signal,
      });
  } catch (error) {
    throw explain(error, file, format);
  }
  return hash.digest('hex');
}

function drain(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
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

/** Counts lines to say where a NUL or an endless line is. */
function inspectText(file: SourceFile, layout: FileFormat['layout']): Writable {
  const longest = longestLineMebibytes[layout] ?? Infinity;
  const ends = layout === 'json' ? jsonEnds() : undefined;
  let newlines = 0;
  let lineBytes = 0;
  return new Writable({
    final: (done) => done(ends?.isOpenArray() === true ? arrayCut(file) : null),
    write(chunk: Buffer, _encoding, done) {
      const nul = chunk.indexOf(0);
      if (nul >= 0) {
        const line = newlines + countNewlines(chunk.subarray(0, nul)) + 1;
        return done(
          cannotRun(
            'file-nul',
            file.shown,
            `holds a NUL character in line ${line}: this is not UTF-8 text, or the file is damaged`,
            { location: { file: file.shown, line, column: 1 } },
          ),
        );
      }
      // Files with carriage returns alone are read too.
      const lineBreak = chunk.includes(10) ? 10 : 13;
      const first = chunk.indexOf(lineBreak);
      const reached = lineBytes + (first < 0 ? chunk.length : first);
      if (reached > longest * 1024 ** 2) {
        const line = newlines + 1;
        return done(
          cannotRun(
            'file-line-too-long',
            file.shown,
            `line ${line} is longer than ${longest} MiB; expected one row a line. Is a quote or a line break missing, or is this another format?`,
            { location: { file: file.shown, line, column: 1 } },
          ),
        );
      }
      lineBytes = first < 0 ? reached : chunk.length - chunk.lastIndexOf(lineBreak) - 1;
      newlines += countNewlines(chunk);
      ends?.add(chunk);
      done();
    },
  });
}

interface JsonEnds {
  add(chunk: Buffer): void;
  isOpenArray(): boolean;
}

/** The engine takes an array that is cut off between two objects for a whole one. */
function jsonEnds(): JsonEnds {
  let [first, last] = ['', ''];
  return {
    add: (chunk) => {
      const text = chunk.toString('latin1').trim();
      if (text === '') return;
      if (first === '') first = text.replace(/^\xEF\xBB\xBF\s*/, '')[0] ?? '';
      last = text.at(-1)!;
    },
    isOpenArray: () => first === '[' && last !== ']',
  };
}

function arrayCut(file: SourceFile): Error {
  return cannotRun(
    'file-truncated',
    file.shown,
    "starts with '[' but does not end with ']': it was cut off. Copy or write it again",
  );
}

function countNewlines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
  return count;
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
