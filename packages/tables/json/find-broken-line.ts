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
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++;
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
