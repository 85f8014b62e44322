import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { Table } from './table.ts';
import { isTrinoSource, parseTrinoSource } from './trino/trino-source.ts';

const advice =
  'needs the rows one by one; expected files. Leave it out, or export the rows that it is about to Parquet';

/**
 * For work on the rows themselves, which stay where they are when a server keeps them.
 * @param what needs them: 'training–serving skew'
 * @throws CannotRunError with every table that is not made of files.
 */
export function assertFiles(what: string, tables: readonly Table[]): void {
  throwAll(
    tables
      .filter(({ files }) => files.length === 0)
      .map(({ source, engine }) => ({
        code: 'needs-files',
        subject: source,
        message: `is kept by a ${engine.dialect.name} server, but ${what} ${advice}`,
      })),
  );
}

interface NeededRows {
  /** What needs the rows. */
  readonly what: string;
  /** Where the source stands: 'performance.labels' */
  readonly subject: string;
  readonly source: string;
}

/**
 * The same for sources that were not opened yet.
 * @throws CannotRunError with every source that is a table of a server.
 */
export function assertFileSources(needed: readonly NeededRows[]): void {
  throwAll(
    needed
      .filter(({ source }) => isTrinoSource(source))
      .map(({ what, subject, source }) => ({
        code: 'needs-files',
        subject,
        message: `${parseTrinoSource(source).shown} is kept by a Trino server, but ${what} ${advice}`,
      })),
  );
}

function throwAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new CannotRunError(problems);
}
