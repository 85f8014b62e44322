import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { Table } from './table.ts';

/**
 * For work on the rows themselves, which stay where they are when a server keeps them.
 * @param what needs them: 'training–serving skew'
 * @throws CannotRunError with every table that is not made of files.
 */
export function assertFiles(what: string, tables: readonly Table[]): void {
  const problems = tables
    .filter(({ files }) => files.length === 0)
    .map(({ source, engine }): Problem => ({
      code: 'needs-files',
      subject: source,
      message: `is kept by a ${engine.dialect.name} server, but ${what} needs the rows one by one; expected files. Leave it out, or export the rows that it is about`,
    }));
  if (problems.length > 0) throw new CannotRunError(problems);
}
