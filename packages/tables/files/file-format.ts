import { cannotRun } from '#core/verdict/errors.ts';

export type Layout = 'csv' | 'json' | 'json-lines' | 'parquet';
export type Compression = 'none' | 'gzip' | 'zstd';

export interface FileFormat {
  readonly layout: Layout;
  readonly compression: Compression;
  /** Tab-separated by its name; otherwise the header decides. */
  readonly tabs: boolean;
}

const layouts: Readonly<Record<string, Layout>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  json: 'json',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
  parquet: 'parquet',
  pq: 'parquet',
};

const compressions: Readonly<Record<string, Compression>> = {
  gz: 'gzip',
  zst: 'zstd',
};

export const knownExtensions =
  '.csv, .tsv, .jsonl, .ndjson, .json, .parquet, and the text formats with .gz or .zst behind';

/**
 * What a file is, by its name.
 * @throws CannotRunError for an extension that is not read.
 */
export function fileFormat(file: string, shown: string): FileFormat {
  const parts = file.toLowerCase().split('/').at(-1)!.split('.').slice(1);
  const compression = compressions[parts.at(-1) ?? ''];
  const extension = (compression ? parts.at(-2) : parts.at(-1)) ?? '';
  const layout = layouts[extension];
  if (['arrow', 'feather', 'ipc', 'arrows'].includes(extension)) throw arrowRefused(shown);
  if (!layout || (layout === 'parquet' && compression)) {
    const name = parts.length > 0 ? `.${parts.slice(-2).join('.')}` : 'no extension';
    throw cannotRun('file-format', shown, `has ${name}; expected ${knownExtensions}`);
  }
  return {
    layout,
    compression: compression ?? 'none',
    tabs: extension === 'tsv' || extension === 'tab',
  };
}

/** The engine reads Arrow only with an extension that it would have to download. */
function arrowRefused(shown: string): Error {
  return cannotRun(
    'file-format',
    shown,
    'is an Arrow file, which is not read. Write it as Parquet, for example with pyarrow.parquet.write_table(pyarrow.feather.read_table(…), …)',
  );
}

const signatures: readonly {
  readonly bytes: string;
  readonly name: string;
  readonly format: string;
}[] = [
  { bytes: '50415231', name: 'a Parquet file', format: 'parquet' },
  { bytes: '1f8b', name: 'gzip', format: 'gzip' },
  { bytes: '28b52ffd', name: 'zstd', format: 'zstd' },
  { bytes: '504b0304', name: 'a zip archive or an Excel workbook', format: 'zip' },
  { bytes: 'd0cf11e0', name: 'an old Excel workbook', format: 'xls' },
  { bytes: '4152524f5731', name: 'an Arrow file', format: 'arrow' },
  { bytes: '46454131', name: 'an Arrow file', format: 'arrow' }, // Feather of the first version
  { bytes: '53514c69746520', name: 'an SQLite database', format: 'sqlite' },
  { bytes: 'fffe', name: 'UTF-16 text', format: 'utf16' },
  { bytes: 'feff', name: 'UTF-16 text', format: 'utf16' },
];

/**
 * Compares a file's first bytes with what its name promises.
 * @throws CannotRunError when they differ: a wrong name would be read as nonsense, not refused.
 */
export function assertSignature(firstBytes: Buffer, format: FileFormat, shown: string): void {
  const hex = firstBytes.toString('hex');
  const seen = signatures.find((one) => hex.startsWith(one.bytes));
  const expected =
    format.layout === 'parquet'
      ? 'parquet'
      : format.compression === 'none'
        ? undefined
        : format.compression;
  if (seen?.format === expected) return;
  if (seen?.format === 'utf16' && expected === undefined) {
    throw cannotRun(
      'file-encoding',
      shown,
      'is UTF-16 text; expected UTF-8. Save it as UTF-8, for example with iconv -f UTF-16 -t UTF-8',
    );
  }
  const is = seen ? `is ${seen.name}` : 'is something else';
  const promised = expected ? `its name says ${expected}` : `its name says ${format.layout}`;
  throw cannotRun(
    expected && expected !== 'parquet' ? `file-not-${expected}` : 'file-format',
    shown,
    `${promised}, but its first bytes say that it ${is}. Rename it to what it is, or write it again`,
  );
}
