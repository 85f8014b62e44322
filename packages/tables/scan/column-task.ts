import { OpenValues, type OpenSpec } from '#core/drift/open-values.ts';
import { NearCounter, type NearTally } from '#core/profile/near-counter.ts';
import type { NumbersToCount } from '#core/profile/near-window.ts';

/** What is to be done with the numbers of a column, as data: another thread may do it. */
export type ColumnTask =
  | { readonly kind: 'count'; readonly numbers: NumbersToCount }
  | { readonly kind: 'collect'; readonly open: OpenSpec };

/** Of a count its tally, of a collection the values, ascending. */
export type TaskOutcome<Task extends ColumnTask = ColumnTask> = Task extends { kind: 'count' }
  ? NearTally
  : Float64Array;

interface RunningTask {
  add(values: Float64Array): void;
  outcome(): TaskOutcome;
}

/** Shows the numbers of all columns, batch by batch; missing values are NaN. */
export type ScanColumns = (visit: (batch: readonly Float64Array[]) => void) => Promise<void>;

/** All tasks in one pass. */
export async function runTasks(
  tasks: readonly ColumnTask[],
  scan: ScanColumns,
): Promise<TaskOutcome[]> {
  const running = tasks.map((task) => start(task));
  await scan((batch) => {
    for (const [index, one] of running.entries()) one.add(batch[index]!);
  });
  return running.map((one) => one.outcome());
}

function start(task: ColumnTask): RunningTask {
  if (task.kind === 'collect') {
    const values = new OpenValues(task.open);
    return { add: (batch) => values.add(batch), outcome: () => values.sorted() };
  }
  const counter = new NearCounter(task.numbers);
  return { add: (batch) => counter.add(batch), outcome: () => counter.tally };
}
