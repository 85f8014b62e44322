import type { ResultTable } from './results.ts';
import { measureProcess, median, type ProcessCost } from './measured-process.ts';

/** One way to do a task. */
export interface Contender {
  readonly name: string;
  /** A process from start to exit. */
  readonly argv: readonly string[];
  readonly expectedExitCodes?: readonly number[];
  /** Counted runs; a slow peer is run less often. */
  readonly runs?: number;
}

export interface Task {
  readonly title: string;
  /** Ours first: ratios are against it. */
  readonly contenders: readonly Contender[];
}

export interface TaskResult {
  readonly title: string;
  readonly rows: readonly (ProcessCost & {
    readonly name: string;
    readonly runs: number;
    /** Median over the rounds of wall time against ours in the same round. */
    readonly timesOurs: number;
    readonly failure?: string;
  })[];
}

const defaultRuns = 5;

/**
 * Runs the contenders in turn, round by round, so that a machine that slows down slows all of them; a warm-up round
 * is not counted. A peer that fails is told, not left out.
 */
export function runSideBySide(task: Task, rounds = defaultRuns): TaskResult {
  console.error(`\n${task.title}`);
  const costs = new Map<string, ProcessCost[]>();
  const failures = new Map<string, string>();
  for (let round = 0; round <= rounds; round++) {
    for (const one of task.contenders) {
      const runs = Math.min(rounds, one.runs ?? rounds);
      if (failures.has(one.name) || (round === 0 ? runs < rounds : round > runs)) continue;
      try {
        const cost = measureProcess(one.argv, one);
        if (round > 0) costs.set(one.name, [...(costs.get(one.name) ?? []), cost]);
        console.error(
          `  ${round === 0 ? 'warm-up' : `round ${round}`}  ${one.name}: ${cost.wallSeconds.toFixed(2)} s, ${cost.peakMebibytes.toFixed(0)} MiB`,
        );
      } catch (error) {
        if (one === task.contenders[0]) throw error;
        failures.set(one.name, (error as Error).message.slice(0, 1000));
        console.error(`  ${one.name} failed: ${(error as Error).message}`);
      }
    }
  }
  const ours = costs.get(task.contenders[0]!.name)!;
  return {
    title: task.title,
    rows: task.contenders.map((one) => {
      const own = costs.get(one.name) ?? [];
      const failure = failures.get(one.name);
      return {
        name: one.name,
        runs: own.length,
        wallSeconds: median(own.map((cost) => cost.wallSeconds)),
        cpuSeconds: median(own.map((cost) => cost.cpuSeconds)),
        peakMebibytes: median(own.map((cost) => cost.peakMebibytes)),
        timesOurs: median(own.map((cost, round) => cost.wallSeconds / ours[round]!.wallSeconds)),
        ...(failure === undefined ? {} : { failure }),
      };
    }),
  };
}

/** Seconds and memory of all contenders of a task. */
export function costTable({ title, rows }: TaskResult): ResultTable {
  return {
    title,
    header: ['tool', 'wall, s', 'CPU, s', 'peak memory, MiB', 'time against ours', 'runs'],
    rows: rows.map((row) =>
      row.failure === undefined
        ? [
            row.name,
            row.wallSeconds.toFixed(2),
            row.cpuSeconds.toFixed(2),
            row.peakMebibytes.toFixed(0),
            `${row.timesOurs.toFixed(2)} ×`,
            String(row.runs),
          ]
        : [row.name, 'failed', '', '', '', String(row.runs)],
    ),
  };
}
