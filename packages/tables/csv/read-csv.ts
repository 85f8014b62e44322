import { cannotRun } from '#core/verdict/errors.ts';
import { readEngineError } from '../duckdb/engine-error.ts';
import { loadRows, type LoadedRows } from '../files/load-rows.ts';
import type { ReadRequest } from '../files/opened.ts';
import { literalPattern, type SourceFile } from '../files/source-files.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import { parseCsvHeader, type CsvHeader } from './csv-header.ts';
import { countFits } from './count-fits.ts';
import {
  fittingType,
  formGuard,
  guardedCast,
  storedType,
  TypeGuess,
  widerTypes,
  type CsvType,
} from './csv-types.ts';

interface CsvFile extends CsvHeader {
  readonly file: SourceFile;
}

// Above the longest line (2 MB). The engine's own 32 MB, several a thread, cost 100 MB and save no time.
const bufferBytes = 8_000_000;
const headerLines = 50;
// Enough rows to guess types by; fewer when there are thousands of columns. A wrong guess costs a second pass, never a wrong value.
const sampledRows = 10_000;
const sampledCells = 1_000_000;

/**
 * Loads CSV files into a table: text is read once, and every later question is asked of the typed table. For one question
 * alone a view does: then the text is read when it is asked.
 * @returns the statement that makes the table in another engine too, if there is one.
 * @throws CannotRunError, or the engine's error for a row that cannot be read.
 */
export async function readCsv(request: ReadRequest, tabs: boolean): Promise<string | undefined> {
  const files: CsvFile[] = [];
  for (const file of request.files)
    files.push({ file, ...(await readHeader(request, file, tabs)) });
  assertSameColumns(files);
  const textWith = (types: Types) =>
    sameOrder(files) ? rawText(files, request, types) : unionByName(files, request, types);
  const text = textWith(new Map());
  const guessed = await guessTypes(request, text, files[0]!.names);
  if ([...guessed.values()].includes(undefined)) return loadChecked(request, text, guessed);
  const from = textWith(guessed);
  const select = typedRows(request, { from, types: guessed });
  if (request.isReadOnce) {
    await request.run(`CREATE OR REPLACE VIEW ${request.relation} AS ${select}`);
    return undefined;
  }
  try {
    return (await load(request, request.relation, select)).statement;
  } catch (error) {
    if (!isWrongGuess(error)) throw error;
    return loadChecked(request, text, guessed);
  }
}

/** Whether the engine met a value that the type guessed for its column does not have. */
export function isWrongGuess(error: unknown): boolean {
  const engineError = readEngineError(error);
  return engineError?.kind === 'Conversion' || engineError?.message.includes(formGuard) === true;
}

async function readHeader(
  { run }: ReadRequest,
  file: SourceFile,
  tabs: boolean,
): Promise<CsvHeader> {
  // Every line as one field: the unit separator does not occur in text. Not strict: rows may end with CR LF and quoted
  // texts with LF (Python's csv module); without quotes strict mode sees mixed line ends and gives up.
  const lines = await run(
    `SELECT line FROM read_csv(${quoteLiteral(literalPattern(file.path))}, auto_detect = false, header = false, strict_mode = false, delim = '\u001F', quote = '', escape = '', buffer_size = ${bufferBytes}, columns = {'line': 'VARCHAR'}) LIMIT ${headerLines}`,
  );
  return parseCsvHeader(
    lines.map((row) => (row['line'] as string | null) ?? ''),
    file.shown,
    tabs,
  );
}

function sameOrder(files: readonly CsvFile[]): boolean {
  const first = JSON.stringify([files[0]!.delimiter, files[0]!.names]);
  return files.every(({ delimiter, names }) => JSON.stringify([delimiter, names]) === first);
}

function assertSameColumns(files: readonly CsvFile[]): void {
  const first = files[0]!;
  for (const other of files.slice(1)) {
    const missing = first.names.filter((name) => !other.names.includes(name));
    const extra = other.names.filter((name) => !first.names.includes(name));
    if (missing.length + extra.length === 0) continue;
    const parts = [
      ...(missing.length > 0 ? [`lacks ${missing.slice(0, 5).join(', ')}`] : []),
      ...(extra.length > 0 ? [`has ${extra.slice(0, 5).join(', ')} in addition`] : []),
    ];
    throw cannotRun(
      'files-differ',
      other.file.shown,
      `has other columns than ${first.file.shown}: ${parts.join(' and ')}. Expected the same columns in all files of a glob`,
      {
        location: { file: other.file.shown, line: 1, column: 1 },
      },
    );
  }
}

function rawText(files: readonly CsvFile[], { hivePartitions }: ReadRequest, types: Types): string {
  const { delimiter, names } = files[0]!;
  const columns = names
    .map((name) => `${quoteLiteral(name)}: '${storedType(types.get(name))}'`)
    .join(', ');
  const paths = files.map(({ file }) => quoteLiteral(literalPattern(file.path))).join(', ');
  return (
    `read_csv([${paths}], auto_detect = false, header = true, strict_mode = true, delim = ${quoteLiteral(delimiter)}, ` +
    `quote = '"', escape = '"', nullstr = '', buffer_size = ${bufferBytes}, hive_partitioning = ${hivePartitions}, columns = {${columns}})`
  );
}

function unionByName(files: readonly CsvFile[], request: ReadRequest, types: Types): string {
  const selects = files.map((one) => `SELECT * FROM ${rawText([one], request, types)}`);
  return `(${selects.join(' UNION ALL BY NAME ')})`;
}

/** `undefined`: no value seen yet. */
type Types = ReadonlyMap<string, CsvType | undefined>;

async function guessTypes(
  request: ReadRequest,
  text: string,
  names: readonly string[],
): Promise<Types> {
  const rows = Math.max(100, Math.min(sampledRows, Math.floor(sampledCells / names.length)));
  const columns = names.map((name) => quoteIdentifier(name)).join(', ');
  const guesses = names.map(() => new TypeGuess());
  let seen = 0;
  await request.scanStrings(
    `SELECT ${columns} FROM ${text} LIMIT ${rows}`,
    names.length,
    (batch) => {
      seen += batch[0]!.length;
      for (const [index, guess] of guesses.entries()) guess.add(batch[index]!);
    },
  );
  const kept = new Set(request.textColumns);
  const isWhole = seen < rows;
  return new Map(
    names.map((name, index) => {
      const type = kept.has(name) ? 'VARCHAR' : guesses[index]!.type;
      return [name, isWhole ? (type ?? 'VARCHAR') : type];
    }),
  );
}

/** Loads with types that hold for every row: the text is kept until they are known. */
async function loadChecked(
  request: ReadRequest,
  text: string,
  guessed: Types,
): Promise<string | undefined> {
  const kept = request.relation.replace(/"$/, '_text"');
  const { drop } = await load(request, kept, `SELECT * FROM ${text}`);
  const open = [...guessed].filter(([, type]) => type !== 'VARCHAR');
  const tried = new Map(open.map(([name, type]) => [name, type && widerTypes(type)]));
  const counts = await countFits(request.run, kept, tried);
  const types = new Map(
    [...guessed.keys()].map((name) => [name, fittingType(counts.get(name) ?? [])]),
  );
  const select = typedRows(request, { from: kept, types });
  const { statement } = await load(request, request.relation, select);
  await drop();
  return statement;
}

function load(request: ReadRequest, relation: string, select: string): Promise<LoadedRows> {
  return loadRows(request.run, relation, { select, bytes: request.bytes }, request.store);
}

/** A query of the columns in their types. */
function typedRows(
  { hivePartitions }: ReadRequest,
  { from, types }: { readonly from: string; readonly types: Types },
): string {
  const own = [...types].map(([name, type]) => guardedCast(name, type ?? 'VARCHAR'));
  const excluded = [...types.keys()].map((name) => quoteIdentifier(name));
  // What is not in the header are the partitions of the path.
  const partitions = hivePartitions ? [`* EXCLUDE (${excluded.join(', ')})`] : [];
  return `SELECT ${[...own, ...partitions].join(', ')} FROM ${from}`;
}
