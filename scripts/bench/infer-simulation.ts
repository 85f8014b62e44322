import { tailSize, type ContractEvidence } from '#core/contract/infer/evidence.ts';
import { inferChecks } from '#core/contract/infer/infer-column.ts';
import { chancePerRule } from '#core/contract/propose-contract.ts';
import type { ColumnProfile, Profile } from '#core/profile/profile.ts';

/** Uniform numbers in (0, 1). */
export type Uniform = () => number;
type Value = number | string | null;

/** One column of a population. */
export interface Law {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'string';
  draw(next: Uniform): Value;
}

const { sqrt, log, cos, exp, floor, PI } = Math;
const normal = (next: Uniform): number => sqrt(-2 * log(next())) * cos(2 * PI * next());
const exponential = (next: Uniform): number => -log(next());

function poisson(mean: number, next: Uniform): number {
  let [count, product] = [0, next()];
  for (const limit = exp(-mean); product > limit; product *= next()) count++;
  return count;
}

/** From a list of values with falling shares, like words: many of them rare. */
function ranked(size: number, next: Uniform): string {
  return `v${floor(size ** next())}`;
}

/** Light and heavy tails, whole numbers, mixtures, many zeros, rare faults, gaps, few and many categories. */
export const laws: readonly Law[] = [
  { name: 'normal', type: 'number', draw: (next) => 100 + 15 * normal(next) },
  { name: 'normal near 0', type: 'number', draw: (next) => 3.5 + normal(next) },
  { name: 'uniform', type: 'number', draw: (next) => 10 * next() },
  { name: 'exponential', type: 'number', draw: (next) => 5 * exponential(next) },
  { name: 'log-normal', type: 'number', draw: (next) => exp(normal(next)) },
  { name: 'Pareto 2', type: 'number', draw: (next) => next() ** -0.5 },
  { name: 'Pareto 1', type: 'number', draw: (next) => 1 / next() },
  { name: 'Poisson', type: 'integer', draw: (next) => poisson(3, next) },
  { name: 'ratings', type: 'integer', draw: (next) => 1 + floor(5 * next()) },
  {
    name: 'mixture',
    type: 'number',
    draw: (next) => (next() < 0.9 ? normal(next) : 20 + 5 * normal(next)),
  },
  { name: '90 % zeros', type: 'number', draw: (next) => (next() < 0.9 ? 0 : exponential(next)) },
  {
    name: '0.1 % outliers',
    type: 'number',
    draw: (next) => normal(next) * (next() < 0.001 ? 100 : 1),
  },
  { name: '0.1 % missing', type: 'number', draw: (next) => (next() < 0.001 ? null : next()) },
  { name: '20 % missing', type: 'number', draw: (next) => (next() < 0.2 ? null : next()) },
  { name: 'four categories', type: 'string', draw: (next) => 'abcd'[floor(4 * next())]! },
  {
    name: 'a rare category',
    type: 'string',
    draw: (next) => (next() < 0.001 ? 'rare' : 'abc'[floor(3 * next())]!),
  },
  { name: 'ranked categories', type: 'string', draw: (next) => ranked(200, next) },
];

type Table = ReadonlyMap<string, readonly Value[]>;

export function drawTable(rows: number, next: Uniform): Table {
  return new Map(laws.map((law) => [law.name, Array.from({ length: rows }, () => law.draw(next))]));
}

/** What `infer` knows of a table. */
export function learnt(table: Table): { profile: Profile; evidence: ContractEvidence } {
  const rows = table.get(laws[0]!.name)!.length;
  const columns = laws.map((law) => [law.name, profileOf(law, table.get(law.name)!)] as const);
  const profile: Profile = {
    schemaVersion: 2,
    rows,
    dataDigest: '0'.repeat(64),
    columns: Object.fromEntries(columns),
  };
  const size = tailSize(rows) + 1;
  const tails = new Map(
    laws.flatMap(({ name, type }) => {
      if (type === 'string') return [];
      const sorted = numbersOf(table.get(name)!);
      const smallest = [...sorted.subarray(0, size)];
      return [[name, { smallest, largest: [...sorted.subarray(-size)].reverse() }] as const];
    }),
  );
  return { profile, evidence: { tails, samples: new Map() } };
}

/** The rules that `infer` would propose for the table. */
export function proposed(table: Table): readonly SimulatedRule[] {
  const { profile, evidence } = learnt(table);
  const alpha = chancePerRule(laws.length);
  return Object.entries(profile.columns).flatMap(([column, of]) =>
    inferChecks({ name: column, column: of, role: undefined }, evidence, alpha).map((check) => {
      if (typeof check === 'string') return { column, check, options: {} };
      const [[kind, options]] = Object.entries(check) as [[string, Record<string, unknown>]];
      return { column, check: kind, options };
    }),
  );
}

function numbersOf(values: readonly Value[]): Float64Array {
  return Float64Array.from(values.filter((value) => typeof value === 'number')).sort();
}

function profileOf({ type }: Law, values: readonly Value[]): ColumnProfile {
  const rows = values.length;
  const missing = values.filter((value) => value === null).length;
  const base = { type, rows, missing, infinite: 0 };
  if (type === 'string') {
    const counts = new Map<string, number>();
    for (const value of values)
      if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    const listed = [...counts]
      .map(([value, count]) => ({ value, count }))
      .filter(({ count }) => count >= 5);
    const otherCount = rows - missing - listed.reduce((sum, { count }) => sum + count, 0);
    return {
      ...base,
      role: 'categorical',
      categorical: { values: listed, otherCount, distinct: counts.size },
    };
  }
  const sorted = numbersOf(values);
  const [min, max, median] = [sorted[0]!, sorted.at(-1)!, sorted[sorted.length >> 1]!];
  const below = sorted.filter((value) => value <= median).length;
  const isSplit = min < median && median < max;
  const numeric = {
    min,
    max,
    mean: 0,
    std: 1,
    edges: isSplit ? [min, median, max] : min === max ? [min] : [min, max],
    counts: isSplit ? [below, sorted.length - below] : [sorted.length],
    ...(min === max ? { discrete: true } : {}),
  };
  return { ...base, role: 'numeric', numeric };
}

export interface SimulatedRule {
  readonly column: string;
  readonly check: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The columns whose rules a fresh table breaks: `fail` above the tolerance, `warn` above what only warns. */
export function brokenBy(
  rules: readonly SimulatedRule[],
  table: Table,
  level: 'fail' | 'warn',
): string[] {
  const broken = rules.filter((rule) => {
    const {
      tolerance = 0,
      warn,
      severity,
    } = rule.options as { tolerance?: number; warn?: number; severity?: string };
    if (level === 'fail' && severity === 'warn') return false;
    return failingShare(rule, table) > (level === 'warn' ? (warn ?? tolerance) : tolerance);
  });
  return [...new Set(broken.map(({ column }) => column))];
}

function failingShare({ column, check, options }: SimulatedRule, table: Table): number {
  const values = table.get(column)!;
  const present = values.filter((value) => value !== null);
  if (check === 'not_null') return (values.length - present.length) / values.length;
  return present.filter((value) => isWrong(check, value, options)).length / present.length;
}

function isWrong(check: string, value: Value, options: Readonly<Record<string, unknown>>): boolean {
  if (check === 'accepted_values') return !(options['values'] as string[]).includes(String(value));
  if (check !== 'range') throw new Error(`the simulation does not know ${check}`);
  const { min = -Infinity, max = Infinity } = options as { min?: number; max?: number };
  return Number(value) < min || Number(value) > max;
}
