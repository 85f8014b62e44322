import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import type { FileFormat } from '../files/file-format.ts';
import type { SourceFile } from '../files/source-files.ts';

/** The engine reads in blocks and can be off by lines: the first line that is no JSON, for the error message only. */
export async function findBrokenLine(
  file: SourceFile,
  format: FileFormat,
): Promise<CannotRunError | undefined> {
  if (format.layout !== 'json-lines' || format.compression === 'zstd') return undefined;
  const bytes = createReadStream(file.path);
  const input = format.compression === 'gzip' ? bytes.pipe(createGunzip()) : bytes;
  // Byte by byte: bytes that are no UTF-8 stay visible, and a line separator within a string (U+2028) ends no line.
  input.setEncoding('latin1');
  let line = 0;
  for await (const encoded of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    const bytesOfLine = Buffer.from(encoded, 'latin1');
    if (!isUtf8(bytesOfLine)) return notUtf8(file, line);
    const text = bytesOfLine.toString().replace(/^\uFEFF/, '');
    if (text.trim() === '') continue;
    try {
      JSON.parse(text);
    } catch (cause) {
      const reason = (cause as Error).message.replace(
        / in JSON at position.*| \(line \d+ column \d+\)/,
        '',
      );
      return cannotRun(
        'file-json',
        file.shown,
        `line ${line} is not JSON (${reason.slice(0, 120)}); expected one object a line`,
        {
          cause,
          location: { file: file.shown, line, column: 1 },
        },
      );
    }
  }
  return undefined;
}

function notUtf8({ shown }: SourceFile, line: number): CannotRunError {
  return cannotRun(
    'file-encoding',
    shown,
    `line ${line} is not UTF-8 (Latin-1 or Windows-1252?). Save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8`,
    { location: { file: shown, line, column: 1 } },
  );
}
