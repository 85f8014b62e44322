import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { cannotRun } from '#core/verdict/errors.ts';
import { columnType } from '../column-types.ts';
import { readCsv } from '../csv/read-csv.ts';
import { explainReadError } from '../duckdb/engine-error.ts';
import { findBrokenLine } from '../json/find-broken-line.ts';
import { readJson } from '../json/read-json.ts';
import { quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { assertContent } from './assert-content.ts';
import type { FileFormat } from './file-format.ts';
import type { ReadRequest, RunSql, ScanStrings } from './opened.ts';
import { readParquet } from './read-parquet.ts';
import type { RowStore } from './load-rows.ts';
import { scanFile } from './scan-file.ts';
import { areHivePaths, formatsOf, textBytes } from './source-layout.ts';
import {
  fetchedSourceFiles,
  findSourceFiles,
  type FetchedFiles,
  type SourceFile,
} from './source-files.ts';

export interface OpenRequest {
  readonly source: string;
  readonly workingDirectory: string;
  readonly relation: string;
  readonly textColumns: readonly string[];
  readonly isReadOnce: boolean;
  readonly fetched: FetchedFiles | undefined;
  readonly store: RowStore;
  readonly run: RunSql;
  readonly scanStrings: ScanStrings;
  /** Ends the digesting of what nobody asked for. */
  readonly signal: AbortSignal;
}

export interface OpenedTable {
  /** Its text is read anew by every query. */
  readonly isView: boolean;
  /** Of its text, about. */
  readonly bytes: number;
  /** Makes the relation in another engine; undefined of rows that were loaded into this one. */
  readonly statement: string | undefined;
  /** Rejects for damage that the engine overlooks; nothing may be said of the table before. */
  readonly examined: Promise<unknown>;
  readonly table: Omit<Table, 'engine'>;
  readonly files: readonly SourceFile[];
  /** @throws CannotRunError when a file changed while it was read. */
  digest(): Promise<string>;
}

/**
 * Finds, checks and reads the files of a source. Text is loaded while its bytes are digested and examined; Parquet
 * stays in its files.
 * @throws CannotRunError
 */
export async function openTable(request: OpenRequest): Promise<OpenedTable> {
  const { source, workingDirectory, relation, run } = request;
  const glob = async (pattern: string) => {
    const rows = await run(`SELECT file FROM glob(${quoteLiteral(pattern)})`);
    return rows.map((row) => String(row['file']));
  };
  const { files, isGlob } = request.fetched
    ? await fetchedSourceFiles(request.fetched)
    : await findSourceFiles(source, workingDirectory, glob);
  const formats = formatsOf(files);
  for (const [index, file] of files.entries()) await assertContent(file, formats[index]!);
  const digests = scanAll(files, formats, request.signal);
  // Parquet is digested while it is asked; who wants the digest hears of a failure.
  digests.catch(() => {});
  const bytes = textBytes(files, formats);
  const reading = read(
    {
      ...request,
      files,
      hivePartitions: isGlob && areHivePaths(files),
      bytes,
    },
    formats[0]!,
  );
  // Text is examined as a whole before anything is said of it: the engine overlooks damage that the scan finds.
  const examined = formats[0]!.layout === 'parquet' ? Promise.resolve() : digests;
  const isView = request.isReadOnce && formats[0]!.layout === 'csv';
  const [scanned, readOutcome] = await Promise.allSettled([isView ? undefined : examined, reading]);
  if (scanned.status === 'rejected') throw scanned.reason;
  if (readOutcome.status === 'rejected' && isView) await examined;
  if (readOutcome.status === 'rejected')
    throw await explainOpen(readOutcome.reason, files, formats[0]!);
  const table: OpenedTable['table'] = {
    source,
    files: files.map((file) => file.path),
    columns: await columnsOf(request),
    relation,
  };
  await assertRows(request);
  return {
    table,
    isView,
    bytes,
    statement: readOutcome.value,
    files,
    examined,
    digest: async () => tableDigest(await digests, files),
  };
}

async function scanAll(
  files: readonly SourceFile[],
  formats: readonly FileFormat[],
  signal: AbortSignal,
): Promise<string[]> {
  const digests: string[] = [];
  for (const [index, file] of files.entries()) {
    const { layout } = formats[index]!;
    // Digested on the way here; text is looked through all the same.
    const isDigested = layout === 'parquet' && file.sha256 !== undefined;
    digests.push(isDigested ? file.sha256 : await scanFile(file, formats[index]!, signal));
  }
  return digests;
}

async function read(
  request: ReadRequest,
  { layout, tabs }: FileFormat,
): Promise<string | undefined> {
  if (layout === 'parquet') return readParquet(request);
  return layout === 'csv' ? readCsv(request, tabs) : readJson(request, layout === 'json-lines');
}

async function explainOpen(
  error: unknown,
  files: readonly SourceFile[],
  format: FileFormat,
): Promise<unknown> {
  const explained = explainReadError(error, files);
  const file = files.find(
    ({ shown }) =>
      (explained as { problems?: { subject: string }[] }).problems?.[0]?.subject === shown,
  );
  if (file && format.layout === 'json-lines')
    return (await findBrokenLine(file, format)) ?? explained;
  return explained;
}

async function columnsOf({ run, relation }: OpenRequest): Promise<Table['columns']> {
  const rows = await run(`DESCRIBE ${relation}`);
  return rows.map((row) => {
    const sqlType = String(row['column_type']);
    return { name: String(row['column_name']), type: columnType(sqlType), sqlType };
  });
}

async function assertRows({ run, relation, source }: OpenRequest): Promise<void> {
  const rows = await run(`SELECT true AS found FROM ${relation} LIMIT 1`);
  if (rows.length === 0)
    throw cannotRun(
      'file-no-rows',
      source,
      'has columns but no rows; expected data. Was the step that writes it cut off?',
    );
}

async function tableDigest(
  digests: readonly string[],
  files: readonly SourceFile[],
): Promise<string> {
  for (const file of files) {
    const now = await stat(file.path).catch(() => undefined);
    if (now?.size !== file.sizeBytes || now.mtimeMs !== file.modifiedMs) {
      throw cannotRun(
        'file-changed',
        file.shown,
        'was changed while it was being read, so nothing true can be said of it. Run again when nothing writes to it',
      );
    }
  }
  if (digests.length === 1) return digests[0]!;
  const all = createHash('sha256');
  for (const digest of [...digests].sort()) all.update(Buffer.from(digest, 'hex'));
  return all.digest('hex');
}
