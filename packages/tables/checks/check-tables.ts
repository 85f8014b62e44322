import type { TableShape } from '#core/contract/column-shape.ts';
import { everyRow } from '#core/contract/condition.ts';
import { measureId, type MeasureRequest } from '#core/contract/measure.ts';
import type { Contract } from '#core/contract/parse-contract.ts';
import { planContract, type ContractPlan } from '#core/contract/plan-contract.ts';
import {
  failedByRows,
  firstRowsOf,
  judgeChecks,
  measuresOf,
  rowsToPlace,
} from '#core/contract/planned-check.ts';
import { planSchemaDiff, type ReferenceProfile } from '#core/contract/schema-diff.ts';
import type { Profile } from '#core/profile/profile.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { assertFiles } from '../assert-files.ts';
import { fileFormat } from '../files/file-format.ts';
import type { Table } from '../table.ts';
import { assertAnswerable } from './assert-answerable.ts';
import { assertExpressions, blameExpression } from './assert-expressions.ts';
import type { OtherTables } from './checked-table.ts';
import { checkedTable, isAggregate, measureTables } from './measure-tables.ts';
import { linesOfTables } from './place-rows.ts';
import { readSamples, sampleRequests, type CheckSample } from './sample-rows.ts';

/** The rows of one split, opened. */
export interface SplitTable {
  /** undefined when the data has no splits. */
  readonly split: string | undefined;
  readonly table: Table;
}

export interface CheckOptions {
  /** The tables that rules refer to, by source as the contract names it. */
  readonly references: ReadonlyMap<string, Table>;
  /** Milliseconds since the epoch: freshness is measured from here. */
  readonly now: number;
  /** An earlier profile to compare the columns with. */
  readonly referenceProfile?: ReferenceProfile;
  /** So many failing rows of each check are read; none when it is left out. */
  readonly samples?: number;
  /** Profiles that rules compare with, by file as the contract names it; '' is the one given with the run. */
  readonly profiles?: ReadonlyMap<string, Profile>;
}

export interface CheckedData {
  readonly findings: readonly Finding[];
  /** Failing rows of the checks that did not pass, when they were asked for. */
  readonly samples: readonly CheckSample[];
  /** Rows of each split. */
  readonly rows: ReadonlyMap<string | undefined, number>;
}

/**
 * Checks every split against a contract: one scan a table for all that can be counted in one, one query for each
 * check that groups or joins, and one more scan for the first failing rows when there are any.
 * @throws CannotRunError when a rule cannot be applied to the data.
 */
export async function checkTables(
  contract: Contract,
  data: readonly SplitTable[],
  options: CheckOptions,
): Promise<CheckedData> {
  const plan = planContract(
    contract,
    data.map((one) => shapeOf(one)),
    {
      references: columnsOf(options.references),
      now: options.now,
      profiles: options.profiles ?? new Map(),
    },
  );
  const checks = [...plan.checks, ...schemaChecks(contract, plan, options.referenceProfile)];
  const tables: OtherTables = {
    splits: readAsDeclared(plan, data),
    references: options.references,
  };
  assertAnswerable(checks, tables);
  if (options.samples !== undefined)
    assertFiles(
      'a sample of failing rows',
      data.map(({ table }) => table),
    );
  await assertExpressions(checks, tables.splits);
  const rowRequests = data.map(({ split }) => rowsOf(split));
  const requests = [...rowRequests, ...measuresOf(checks)];
  if (!requests.every((request) => isAggregate(request, tables)))
    for (const { table } of data) await table.engine.keep?.(table);
  const measured = await measureTables(requests, tables).catch((error: unknown) =>
    blameExpression(checks, { error, tables }),
  );
  const failed = options.samples === undefined ? [] : failedByRows(checks, measured);
  const most = options.samples ?? 0;
  const firstRows = firstRowsOf(checks, measured).filter((one) => isOneFile(one.split, tables));
  const rowNumbers = [...firstRows, ...sampleRequests(failed, most)];
  const all = new Map([...measured, ...(await measureTables(rowNumbers, tables))]);
  const lines = await linesOfTables(rowsToPlace(checks, all), tables);
  return {
    findings: judgeChecks(checks, all, lines),
    samples: await readSamples(failed, { measured: all, most }, tables),
    rows: new Map(rowRequests.map(({ id, split }) => [split, Number(measured.get(id))])),
  };
}

function rowsOf(split: string | undefined): MeasureRequest {
  const measure = { kind: 'count', where: everyRow } as const;
  return { id: measureId(split, measure), split, measure };
}

function schemaChecks(
  contract: Contract,
  plan: ContractPlan,
  reference: ReferenceProfile | undefined,
): ContractPlan['checks'] {
  if (!reference) return [];
  return plan.tables.flatMap((table) =>
    planSchemaDiff(reference, table, contract.dataset ?? 'table'),
  );
}

function readAsDeclared(plan: ContractPlan, data: readonly SplitTable[]): OtherTables['splits'] {
  const readings = new Map(plan.tables.map((table) => [table.split, table.columns]));
  return new Map(
    data.map(({ split, table }) => [split, checkedTable(table, readings.get(split)!)]),
  );
}

// A row number only leads to a row when there is one file to look in.
function isOneFile(split: string | undefined, tables: OtherTables): boolean {
  return tables.splits.get(split)!.table.files.length === 1;
}

function shapeOf({ split, table }: SplitTable): TableShape {
  const { files } = table;
  const untyped =
    files.length > 0 && files.every((file) => fileFormat(file, table.source).layout === 'csv');
  return { split, source: table.source, columns: table.columns, untyped };
}

function columnsOf(tables: ReadonlyMap<string, Table>): Map<string, Table['columns']> {
  return new Map([...tables].map(([source, table]) => [source, table.columns]));
}
