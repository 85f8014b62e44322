import type { GroupEvidence } from '#core/gate/evaluate-groups.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { AlignedColumns, GroupColumn } from './group-columns.ts';
import { fairnessColumns, readFairnessGroups } from './fairness-groups.ts';
import { planSearches, readSearches } from './search-columns.ts';

/** What fairness rules and searches ask of the aligned rows. */
export interface GroupPlan {
  /** Over the columns of the candidate's table. */
  readonly columns: readonly GroupColumn[];
  /** @param table the aligned rows, with these columns */
  read(engine: TableEngine, table: Table, has: AlignedColumns): Promise<GroupEvidence>;
}

export async function planGroups(
  engine: TableEngine,
  candidate: Table,
  policy: GatePolicy,
): Promise<GroupPlan> {
  const search = await planSearches(engine, candidate, policy);
  return {
    columns: [...fairnessColumns(policy), ...search.columns],
    read: async (reader, table, has) => ({
      fairness: await readFairnessGroups(reader, table.relation, { policy, ...has }),
      searches: await readSearches(reader, table, search),
    }),
  };
}
