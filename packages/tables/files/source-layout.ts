import { cannotRun } from '#core/verdict/errors.ts';
import { fileFormat, type FileFormat } from './file-format.ts';
import type { SourceFile } from './source-files.ts';

/**
 * One for all files.
 * @throws CannotRunError when they differ.
 */
export function formatsOf(files: readonly SourceFile[]): readonly FileFormat[] {
  const formats = files.map((file) => fileFormat(file.path, file.shown));
  const other = formats.findIndex(
    (format) => format.layout !== formats[0]!.layout || format.tabs !== formats[0]!.tabs,
  );
  if (other < 0) return formats;
  throw cannotRun(
    'files-differ',
    files[other]!.shown,
    `is of another format than ${files[0]!.shown}; expected one format in all files of a glob`,
  );
}

/** Compressed text is some ten times as long. */
export function textBytes(files: readonly SourceFile[], formats: readonly FileFormat[]): number {
  return files.reduce(
    (sum, file, at) => sum + file.sizeBytes * (formats[at]!.compression === 'none' ? 1 : 10),
    0,
  );
}

/** Every file lies in directories like `year=2026/month=11`, with the same keys. */
export function areHivePaths(files: readonly SourceFile[]): boolean {
  const keys = files.map(({ shown }) => {
    const pairs = shown
      .split(/[/\\]/)
      .slice(0, -1)
      .filter((part) => /^[^=]+=[^=]+$/.test(part));
    return pairs.map((pair) => pair.split('=')[0]).join('/');
  });
  return keys[0] !== '' && keys.every((key) => key === keys[0]);
}
