import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type * as DuckDbModule from '@duckdb/node-api';
import { runTasks, type ColumnTask, type TaskOutcome } from './column-task.ts';
import { visitNumbers } from './stream-numbers.ts';

/** What an engine of its own needs to read the same rows as another. */
export interface EngineCopy {
  /** Of the engine's module. */
  readonly modulePath: string;
  readonly config: Readonly<Record<string, string>>;
  /** Make the relations that are asked for. */
  readonly statements: readonly string[];
}

export interface ScanJob {
  readonly id: number;
  readonly engine: EngineCopy;
  readonly sql: string;
  /** One a column of the query. */
  readonly tasks: readonly ColumnTask[];
}

export type ScanAnswer =
  | { readonly id: number; readonly outcomes: readonly TaskOutcome[] }
  | { readonly id: number; readonly failed: string };

// One after the other: two would make the same relations at once.
let idle = Promise.resolve();

/** What a worker thread runs; a bundle of its own, `shared/scan-worker.js`, with nothing but this. */
parentPort!.on('message', (job: ScanJob) => {
  idle = idle
    .then(async () => run(job))
    .then(
      (outcomes) => answer({ id: job.id, outcomes }),
      (error: unknown) => answer({ id: job.id, failed: String(error) }),
    );
});

function answer(message: ScanAnswer): void {
  parentPort!.postMessage(message, []);
}

let started: Promise<DuckDbModule.DuckDBInstance> | undefined;

async function run({ engine, sql, tasks }: ScanJob): Promise<TaskOutcome[]> {
  started ??= startEngine(engine);
  const connection = await (await started).connect();
  try {
    for (const statement of engine.statements) await connection.run(statement);
    return await runTasks(tasks, async (visit) =>
      visitNumbers(connection, { sql, columns: tasks.length }, visit),
    );
  } finally {
    connection.closeSync();
  }
}

async function startEngine({
  modulePath,
  config,
}: EngineCopy): Promise<DuckDbModule.DuckDBInstance> {
  const duckdb = createRequire(modulePath)(modulePath) as typeof DuckDbModule;
  return duckdb.DuckDBInstance.create(':memory:', { ...config });
}
