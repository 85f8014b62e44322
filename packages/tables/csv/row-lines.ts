import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { fileFormat, type FileFormat } from '../files/file-format.ts';
import { parseCsvHeader, type CsvHeader } from './csv-header.ts';

/**
 * The line of the file in which each of some data rows begins; rows count from 1 after the header. The engine knows rows
 * only: a quoted line break, a header of two lines or an empty line moves them apart. Reads up to the last row asked for.
 */
export async function linesOfRows(
  path: string,
  rows: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const format = fileFormat(path, path);
  const wanted = new Set(rows);
  if (format.layout !== 'csv' || wanted.size === 0) return new Map();
  const last = Math.max(...wanted);
  const starts = new Map<number, number>();
  let counter: RecordCounter | undefined;
  for await (const chunk of bytesOf(path, format)) {
    counter ??= new RecordCounter(await headerOf(path, format), (record, line) => {
      if (wanted.has(record)) starts.set(record, line);
    });
    counter.add(chunk as Buffer);
    // Leaving the loop closes the file.
    if (counter.records > last) break;
  }
  return starts;
}

async function headerOf(path: string, format: FileFormat): Promise<CsvHeader> {
  let text = '';
  for await (const chunk of bytesOf(path, format)) {
    text += (chunk as Buffer).toString('latin1');
    if (text.length >= headerBytes) break;
  }
  // A byte order mark, as it looks in Latin-1.
  const lines = text.replace(/^\u00EF\u00BB\u00BF/, '').split(/\r\n|\n|\r/);
  return parseCsvHeader(lines.slice(0, headerLines), path, format.tabs);
}

const headerLines = 50;
const headerBytes = 256 * 1024;

function bytesOf(path: string, { compression }: FileFormat): Readable {
  const bytes = createReadStream(path, { highWaterMark: 1 << 20 });
  if (compression === 'none') return bytes;
  const create = (zlib as { createZstdDecompress?: () => zlib.Gunzip }).createZstdDecompress;
  const inflate = compression === 'gzip' ? zlib.createGunzip() : create?.();
  // Without zstd in this Node the file was refused when it was opened.
  if (!inflate) throw new Error(`this Node (${process.version}) cannot read zstd`);
  bytes.on('error', (error) => inflate.destroy(error));
  inflate.on('close', () => bytes.destroy());
  return bytes.pipe(inflate);
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Follows the records of a CSV file byte by byte (RFC 4180): a quote opens only at the start of a field. */
class RecordCounter {
  readonly #delimiter: number;
  /** Then an empty line is a row with a missing value, as the engine reads it. */
  readonly #hasOneColumn: boolean;
  readonly #begins: (record: number, line: number) => void;
  #line = 1;
  #bytes = 0;
  #isQuoted = false;
  #atFieldStart = true;
  /** Nothing of a record was seen yet in this line: an empty line is no record of several columns. */
  #isEmpty = true;
  #afterReturn = false;
  /** Of records that began, the header with them. */
  records = 0;

  constructor({ delimiter, names }: CsvHeader, begins: (record: number, line: number) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#hasOneColumn = names.length === 1;
    this.#begins = begins;
  }

  add(chunk: Buffer): void {
    for (const byte of chunk) {
      if (this.#bytes < 3 && byte === byteOrderMark[this.#bytes++]) continue;
      if (byte === lineFeed || byte === carriageReturn) this.#endLine(byte);
      else this.#addByte(byte);
    }
  }

  #addByte(byte: number): void {
    this.#afterReturn = false;
    if (this.#isEmpty && !this.#isQuoted) {
      // The header is record 0.
      this.#begins(this.records++, this.#line);
      this.#isEmpty = false;
    }
    if (byte === quote && (this.#isQuoted || this.#atFieldStart)) {
      // A doubled quote closes and opens again: in between nothing can end.
      this.#isQuoted = !this.#isQuoted;
      this.#atFieldStart = !this.#isQuoted;
      return;
    }
    this.#atFieldStart = !this.#isQuoted && byte === this.#delimiter;
  }

  #endLine(byte: number): void {
    const isSecondHalf = byte === lineFeed && this.#afterReturn;
    this.#afterReturn = byte === carriageReturn;
    if (isSecondHalf) return;
    const isRow = this.#isEmpty && !this.#isQuoted && this.#hasOneColumn && this.records > 0;
    if (isRow) this.#begins(this.records++, this.#line);
    this.#line++;
    if (this.#isQuoted) return;
    this.#isEmpty = true;
    this.#atFieldStart = true;
  }
}
