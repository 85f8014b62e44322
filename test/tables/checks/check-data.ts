import { parseContract } from '#core/contract/parse-contract.ts';
import type { Profile } from '#core/profile/profile.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { checkTables } from '#tables/checks/check-tables.ts';
import type { TableEngine } from '#tables/engine.ts';
import { sqlTable } from '../../support/sql-table.ts';

export interface DataOptions {
  readonly profiles?: ReadonlyMap<string, Profile>;
  /** SELECTs of the tables that rules refer to, by source. */
  readonly references?: Readonly<Record<string, string>>;
}

/** The findings of one check (as YAML) of the table over made-up data: a SELECT, or one for each split. */
export async function checkData(
  engine: TableEngine,
  check: string,
  data: string | Readonly<Record<string, string>>,
  options: DataOptions = {},
): Promise<Finding[]> {
  const contract = parseContract(`version: 1\nchecks:\n  - ${check}\n`, 'contract.yaml');
  const named = typeof data === 'string' ? [[undefined, data] as const] : Object.entries(data);
  const splits = await Promise.all(
    named.map(async ([split, sql]) => ({ split, table: await sqlTable(engine, sql) })),
  );
  const references = await Promise.all(
    Object.entries(options.references ?? {}).map(
      async ([source, sql]) => [source, await sqlTable(engine, sql)] as const,
    ),
  );
  const { findings } = await checkTables(engine, contract, splits, {
    references: new Map(references),
    now: Date.UTC(2026, 10, 21),
    ...(options.profiles ? { profiles: options.profiles } : {}),
  });
  const [rule] = contract.rules;
  return findings.filter((finding) => finding.check === rule!.name);
}

/** `VALUES` as a SELECT with named columns. */
export function values(columns: string, rows: string): string {
  return `SELECT * FROM (VALUES ${rows}) AS v(${columns})`;
}
