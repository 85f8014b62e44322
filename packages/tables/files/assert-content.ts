import { open } from 'node:fs/promises';
import { cannotRun } from '#core/verdict/errors.ts';
import { assertSignature, type FileFormat } from './file-format.ts';
import type { SourceFile } from './source-files.ts';

/**
 * The first and last bytes of a file are those of its format.
 * @throws CannotRunError
 */
export async function assertContent(file: SourceFile, format: FileFormat): Promise<void> {
  const handle = await open(file.path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    assertSignature(buffer, format, file.shown);
    if (format.layout !== 'parquet') return;
    const end = await handle.read(Buffer.alloc(4), 0, 4, Math.max(0, file.sizeBytes - 4));
    if (file.sizeBytes >= 12 && end.buffer.toString('latin1') === 'PAR1') return;
    throw cannotRun(
      'file-truncated',
      file.shown,
      'starts as a Parquet file but does not end as one: it was cut off. Copy or write it again',
    );
  } finally {
    await handle.close();
  }
}
