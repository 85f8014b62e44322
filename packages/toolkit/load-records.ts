import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { canonicalText } from '#core/record/decision-record.ts';
import { parseRecord } from '#core/record/parse-record.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { LoadedRecord } from './action-definition.ts';
import { sha256 } from './digest.ts';

/**
 * Reads the decision records that a run builds on, sorted by path.
 * @throws CannotRunError naming every pattern that matches no file and every file that is not a record.
 */
export async function loadRecords(
  patterns: readonly string[],
  workingDirectory: string,
): Promise<LoadedRecord[]> {
  if (patterns.length === 0) return [];
  const problems: Problem[] = [];
  const files = new Set<string>();
  for (const pattern of patterns) {
    const matches = await matchFiles(pattern, workingDirectory);
    for (const file of matches) files.add(file);
    if (matches.length > 0) continue;
    problems.push({
      code: 'record-missing',
      subject: 'records',
      message: `'${pattern}' matches no file; expected the record.json that an earlier step wrote`,
    });
  }
  const loaded: LoadedRecord[] = [];
  for (const file of [...files].sort()) {
    try {
      const record = parseRecord(await readFile(file, 'utf8'), file);
      loaded.push({ file, digest: sha256(canonicalText(record)), record });
    } catch (error) {
      if (!(error instanceof CannotRunError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new CannotRunError(problems);
  return loaded;
}

async function matchFiles(pattern: string, workingDirectory: string): Promise<string[]> {
  const literal = resolve(workingDirectory, pattern);
  if (existsSync(literal)) return [literal]; // a path that exists is itself, whatever brackets it has
  const { glob } = await import('tinyglobby');
  return glob(pattern, { cwd: workingDirectory, absolute: true, dot: true });
}
