import { CannotRunError } from '#core/verdict/errors.ts';
import type { OpenOptions, TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { isAddress, shownAddress, type Downloads } from './downloads.ts';

/**
 * Opens a path, a glob or an http(s) address. What is said of a download names its address, not the temporary file.
 * @throws CannotRunError
 */
export async function openSource(
  engine: TableEngine,
  downloads: Downloads,
  source: string,
  options: OpenOptions = {},
): Promise<Table> {
  if (!isAddress(source)) return engine.open(source, options);
  const file = await downloads.fileOf(source);
  const shown = shownAddress(source);
  try {
    return { ...(await engine.open(file, options)), source: shown };
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    const renamed = (text: string): string => text.replaceAll(file, shown);
    const problems = error.problems.map((problem) => ({
      ...problem,
      subject: renamed(problem.subject),
      message: renamed(problem.message),
      ...(problem.location
        ? { location: { ...problem.location, file: renamed(problem.location.file) } }
        : {}),
    }));
    throw new CannotRunError(problems, { cause: error });
  }
}
