import { publishTables } from './results.ts';
import { brokenBy, drawTable, proposed, type Uniform } from './infer-simulation.ts';

/**
 * How often a fresh sample of the same population breaks a contract that `infer` proposed: whole contract and by column, for
 * fresh samples as large and a tenth as large. `npm run bench -- infer-calibration [contracts]`.
 */
export async function benchInferCalibration(args: readonly string[]): Promise<void> {
  const rows = sizes.flatMap((size) =>
    [size, size / 10].map((fresh) => measure(size, fresh, Number(args[0] ?? 300))),
  );
  publishTables('infer-calibration', args, [
    {
      title: 'Contracts that infer proposes, and fresh samples of the same population',
      header: [
        'rows',
        'fresh rows',
        'contracts',
        'failed',
        'failed or warned',
        'rules',
        'columns that failed',
        'columns that warned',
      ],
      rows,
    },
  ]);
}

const sizes = [50, 200, 1000, 10_000, 100_000];

/** mulberry32 */
function uniform(seed: number): Uniform {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

function measure(rows: number, fresh: number, budget: number): string[] {
  const contracts = Math.max(20, Math.min(budget, Math.floor((budget * 2000) / rows)));
  const next = uniform(rows + fresh);
  const tallies = { fail: tally(), warn: tally() };
  let rules = 0;
  for (let run = 0; run < contracts; run++) {
    const found = proposed(drawTable(rows, next));
    rules += found.length;
    const table = drawTable(fresh, next);
    for (const level of ['fail', 'warn'] as const)
      tallies[level].add(brokenBy(found, table, level));
  }
  const { fail, warn } = tallies;
  const cells = [
    rows,
    fresh,
    contracts,
    fail.share(contracts),
    warn.share(contracts),
    (rules / contracts).toFixed(1),
    fail.worst(),
    warn.worst(),
  ].map(String);
  console.error(cells.join('  '));
  return cells;
}

function tally() {
  const byColumn = new Map<string, number>();
  let broken = 0;
  return {
    add(columns: readonly string[]): void {
      if (columns.length > 0) broken++;
      for (const column of columns) byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
    },
    share: (of: number): string => `${((broken / of) * 100).toFixed(2)} %`,
    worst(): string {
      const sorted = [...byColumn].sort((a, b) => b[1] - a[1]).slice(0, 4);
      return sorted.map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
    },
  };
}
