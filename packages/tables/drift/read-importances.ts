import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { assertKnownFeatures, parseImportances } from '#core/drift/importance.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { DriftData } from './compare-tables.ts';

/**
 * The weights that the policy names, each of a column that exists; undefined when it names none.
 * @throws CannotRunError when the file cannot be read or understood.
 */
export async function readImportances(
  { importance, locate }: Pick<DriftPolicy, 'importance' | 'locate'>,
  workingDirectory: string,
  { reference, current }: Pick<DriftData, 'reference' | 'current'>,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (importance === undefined) return undefined;
  let text: string;
  try {
    text = await readFile(resolve(workingDirectory, importance), 'utf8');
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    throw cannotRun(
      'importance',
      'importance',
      `cannot read ${importance}: ${code === 'ENOENT' ? 'no such file' : code}; expected JSON or CSV of feature importances`,
      { cause, location: locate(['importance']) },
    );
  }
  const weights = parseImportances(text, importance);
  const columns = [...Object.keys(reference.columns), ...current.columns.map(({ name }) => name)];
  assertKnownFeatures(weights, columns, importance);
  return weights;
}
