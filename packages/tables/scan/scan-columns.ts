import type { Table } from '../table.ts';
import type { ColumnTask, TaskOutcome } from './column-task.ts';

export interface NamedTask<Task extends ColumnTask = ColumnTask> {
  readonly name: string;
  readonly task: Task;
}

/** Each task has arrays of a megabyte or so. */
const columnsAtOnce = 100;

/** Whether the rows of a table can be looked at here. */
export function canScan({ engine }: Table): boolean {
  return engine.runTasks !== undefined;
}

/**
 * One pass over up to a hundred columns of numbers, on all cores.
 * @throws CannotRunError when the data cannot be read to its end.
 */
export async function scanColumns<Task extends ColumnTask>(
  table: Table,
  columns: readonly NamedTask<Task>[],
): Promise<TaskOutcome<Task>[]> {
  const outcomes: TaskOutcome[] = [];
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    outcomes.push(...(await table.engine.runTasks!(table, some)));
  }
  return outcomes as TaskOutcome<Task>[];
}
