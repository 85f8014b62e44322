import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { SearchEvidence } from '#core/gate/slice-search/search-findings.ts';
import type { SearchColumn } from '#core/gate/slice-search/slice-candidates.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { GroupColumn } from './group-columns.ts';
import { searchConditions } from './search-conditions.ts';

/** The columns of every search with the conditions that split them. */
export interface SearchPlan {
  readonly searches: readonly (readonly PlannedColumn[])[];
  /** Columns that the aligned rows carry for them. */
  readonly columns: readonly GroupColumn[];
}

interface PlannedColumn {
  readonly name: string;
  readonly conditions: readonly string[];
}

export async function planSearches(
  engine: TableEngine,
  table: Table,
  { searches }: GatePolicy,
): Promise<SearchPlan> {
  const planned: PlannedColumn[][] = [];
  for (const { columns, minRows } of searches) {
    const search: PlannedColumn[] = [];
    for (const name of columns) {
      search.push({ name, conditions: await searchConditions(engine, table, { name, minRows }) });
    }
    planned.push(search);
  }
  const columns = planned.flatMap((search, index) =>
    packsOf(search).map((pack, at) => ({
      name: packName(index, at),
      expression: packExpression(pack),
    })),
  );
  return { searches: planned, columns };
}

function packName(search: number, pack: number): string {
  return `trainyard_search_${search}_${pack}`;
}

// Several columns share one number a row, as digits: a number is exact below 2^53.
const exact = 2 ** 53;

function baseOf({ conditions }: PlannedColumn): number {
  return conditions.length + 1;
}

/** Columns whose codes fit into one number together. */
function packsOf(columns: readonly PlannedColumn[]): PlannedColumn[][] {
  const packs: PlannedColumn[][] = [];
  let room = 0;
  for (const column of columns) {
    if (room < baseOf(column)) {
      packs.push([]);
      room = exact;
    }
    packs.at(-1)!.push(column);
    room = Math.floor(room / baseOf(column));
  }
  return packs;
}

function packExpression(pack: readonly PlannedColumn[]): string {
  return pack.reduce(
    (digits, column) => `(${digits} * ${baseOf(column)} + ${codeExpression(column)})`,
    'CAST(0 AS BIGINT)',
  );
}

function codeExpression({ conditions }: PlannedColumn): string {
  if (conditions.length === 0) return '0';
  const cases = conditions.map((condition, index) => `WHEN ${condition} THEN ${index + 1}`);
  return `CASE ${cases.join(' ')} ELSE 0 END`;
}

/** @param relation of the aligned rows, with the columns of the plan */
export async function readSearches(
  engine: TableEngine,
  { source, files, relation }: Pick<Table, 'source' | 'files' | 'relation'>,
  { searches }: SearchPlan,
): Promise<SearchEvidence[]> {
  const evidence: SearchEvidence[] = [];
  for (const [index, search] of searches.entries()) {
    const columns: SearchColumn[] = [];
    for (const [at, pack] of packsOf(search).entries()) {
      const name = packName(index, at);
      const table: Table = {
        source,
        files,
        engine,
        relation,
        columns: [{ name, type: 'number', sqlType: 'BIGINT' }],
      };
      columns.push(...unpack(pack, (await engine.readNumbers(table, [name])).get(name)!));
    }
    evidence.push({ columns });
  }
  return evidence;
}

/** The last column is the last digit. */
function unpack(pack: readonly PlannedColumn[], packed: Float64Array): SearchColumn[] {
  const columns = pack.map(({ name, conditions }) => ({
    name,
    conditions,
    codes: new Uint8Array(packed.length),
  }));
  const last = columns.toReversed();
  for (let row = 0; row < packed.length; row++) {
    let digits = packed[row]!;
    for (const { codes, conditions } of last) {
      const base = conditions.length + 1;
      const rest = Math.floor(digits / base);
      codes[row] = digits - rest * base;
      digits = rest;
    }
  }
  return columns;
}
