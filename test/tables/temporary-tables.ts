import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';

/** An engine over an empty directory that goes away with it. */
export interface TemporaryTables extends AsyncDisposable {
  readonly directory: string;
  readonly engine: TableEngine;
  readonly write: (name: string, content: string | Uint8Array) => Promise<void>;
  /** The problems that opening (and reading) a source ends with. */
  readonly problemsOf: (source: string) => Promise<readonly Problem[]>;
}

const silent = { info() {}, notice() {}, warning() {}, debug() {}, progress() {} };

export async function temporaryTables(): Promise<TemporaryTables> {
  const directory = await mkdtemp(join(tmpdir(), 'tables-'));
  const engine = await openEngine({
    workingDirectory: directory,
    logger: silent,
    env: process.env,
  });
  return {
    directory,
    engine,
    async write(name, content) {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), content);
    },
    async problemsOf(source) {
      try {
        const table = await engine.open(source);
        await engine.query(`SELECT count(COLUMNS(*)) FROM ${table.relation}`);
        await engine.readStrings(
          table,
          table.columns.map(({ name }) => name),
        );
      } catch (error) {
        if (error instanceof CannotRunError) return error.problems;
        throw error;
      }
      return [];
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
