import { cannotRun, CannotRunError } from '#core/verdict/errors.ts';
import type { Location } from '#core/verdict/finding.ts';

/** A file by its absolute path and by the name that the user knows it by. */
export interface NamedFile {
  readonly path: string;
  readonly shown: string;
}

/** An error of DuckDB's, as its `errors_as_json` setting gives it. */
export interface EngineError {
  /** 'Invalid Input', 'Conversion', 'IO', 'Binder', 'Out of Memory', … */
  readonly kind: string;
  readonly message: string;
  /** The name that was not found, and what it could have been. */
  readonly name?: string | undefined;
  readonly candidates?: readonly string[] | undefined;
}

export function readEngineError(error: unknown): EngineError | undefined {
  // Not `instanceof Error`: the native library's errors may come from another realm (a test's, a worker's).
  const said = (error as { message?: unknown } | null | undefined)?.message;
  if (typeof said !== 'string' || error instanceof CannotRunError) return undefined;
  const json = /\{"exception_type".*\}/s.exec(said)?.[0];
  if (!json) {
    const parts = /^([A-Z][A-Za-z ]+) Error: (.*)$/s.exec(said);
    return parts ? { kind: parts[1]!, message: parts[2]! } : undefined;
  }
  const fields = JSON.parse(json) as Record<string, string | undefined>;
  return {
    kind: fields['exception_type'] ?? '',
    message: fields['exception_message'] ?? '',
    name: fields['name'],
    candidates: fields['candidates']?.split(',').map((candidate) => candidate.trim()),
  };
}

/**
 * What the user can mend of an error while reading: broken data, a lack of memory or disk. Anything else (a
 * mistake in our SQL) comes back as it is.
 */
export function explainReadError(error: unknown, files: readonly NamedFile[]): unknown {
  const engineError = readEngineError(error);
  if (!engineError) return error;
  const { kind, message } = engineError;
  const options = { cause: error };
  if (kind === 'Out of Memory') {
    return cannotRun(
      'out-of-memory',
      'data',
      `the data does not fit into the memory this process may use (${firstLine(message)}). Give the job more memory or disk, or split the data`,
      options,
    );
  }
  if (/no space left|disk full|max_temp_directory_size/i.test(message)) {
    return cannotRun(
      'disk-full',
      'data',
      `there is no room left on disk for temporary data (${firstLine(message)}). Free some, or point RUNNER_TEMP to a larger disk`,
      options,
    );
  }
  const file =
    files.find(({ path }) => message.includes(path)) ?? (files.length === 1 ? files[0] : undefined);
  if (!file) return error;
  return textProblem(message, file, options) ?? binaryProblem(engineError, file, options) ?? error;
}

function textProblem(
  message: string,
  { shown }: NamedFile,
  options: ErrorOptions,
): CannotRunError | undefined {
  const line = Number(/(?:CSV Error on Line:|in line) (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (Number.isNaN(line)) return undefined;
  const at: { location?: Location } = { location: { file: shown, line, column: 1 } };
  const problem = (code: string, text: string) =>
    cannotRun(code, shown, text, { ...options, ...at });
  const ragged = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (ragged) {
    return problem(
      'file-ragged',
      `line ${line} has ${fields(ragged[2]!)}, the header has ${ragged[1]}. Quote values that hold the delimiter, or write the row again`,
    );
  }
  if (/unicode|utf-8/i.test(message)) {
    return problem(
      'file-encoding',
      `line ${line} is not UTF-8 (Latin-1 or Windows-1252?). Save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8`,
    );
  }
  if (/unterminated quote/i.test(message)) {
    return problem(
      'file-quote',
      `a quote in the row that starts in line ${line} is not closed, or text follows it. Close it, and write a quote inside a quoted value as ""`,
    );
  }
  if (/maximum line size|buffer size/i.test(message)) {
    return problem(
      'file-line-too-long',
      `line ${line} is longer than 2 MiB; expected one row a line. Is a quote or a line break missing?`,
    );
  }
  if (/JSON/.test(message))
    return problem('file-json', `line ${line} is not JSON: ${firstLine(message)}`);
  return problem(
    'file-unreadable',
    `line ${line} cannot be read: ${firstLine(message.replace(/^.*Line: \d+\n(Original Line:.*\n)?/, ''))}`,
  );
}

function fields(count: string): string {
  return count === '1' ? '1 field' : `${count} fields`;
}

function binaryProblem(
  { kind, message }: EngineError,
  { path, shown }: NamedFile,
  options: ErrorOptions,
): CannotRunError | undefined {
  if (/GZIP|frame descriptor|zstd/i.test(message)) {
    return cannotRun(
      'file-damaged',
      shown,
      `its compressed stream is damaged (${firstLine(message)}). Copy or write it again`,
      options,
    );
  }
  if (
    ['IO', 'Invalid Input', 'Invalid', 'Serialization', 'Internal', 'Not implemented'].includes(
      kind,
    )
  ) {
    const reason = firstLine(message).replaceAll(path, shown);
    return cannotRun(
      'file-damaged',
      shown,
      `cannot be read (${reason}). If it was cut off or damaged on the way, copy or write it again`,
      options,
    );
  }
  return undefined;
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
