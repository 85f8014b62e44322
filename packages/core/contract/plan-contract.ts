import { CannotRunError, type Problem } from '../verdict/errors.ts';
import { nearestName } from '../verdict/nearest-name.ts';
import type { Profile } from '../profile/profile.ts';
import { RuleProblem, type CheckPlan, type Target } from './check-kind.ts';
import { rowCountPlan } from './checks/row-count.ts';
import type { ColumnShape, TableShape } from './column-shape.ts';
import { planColumns } from './plan-columns.ts';
import type { PlannedCheck } from './planned-check.ts';
import type { Contract } from './parse-contract.ts';
import type { Rule } from './parse-rules.ts';
import { readColumns, subjectIn, type ReadTable } from './read-columns.ts';
import { listed } from './words.ts';

export interface PlanContext {
  /** Columns of the other tables that rules refer to, by source. */
  readonly references: ReadonlyMap<string, readonly ColumnShape[]>;
  /** Milliseconds since the epoch: freshness is measured from here. */
  readonly now: number;
  /** Profiles that rules compare with, by file as the contract names it; '' is the one given with the run. */
  readonly profiles?: ReadonlyMap<string, Profile>;
}

export interface ContractPlan {
  readonly tables: readonly ReadTable[];
  readonly checks: readonly PlannedCheck[];
}

/**
 * What to measure, for every rule on every table: pure data for an engine, and how to judge the answers.
 * @throws CannotRunError when a rule cannot be applied: a split or field that is not there, a range of text.
 */
export function planContract(
  contract: Contract,
  tables: readonly TableShape[],
  context: PlanContext,
): ContractPlan {
  const read = tables.map((table) => ({ ...table, columns: readColumns(contract, table) }));
  const problems: Problem[] = [];
  const planRules = (rules: readonly Rule[], table: ReadTable): PlannedCheck[] =>
    rules.flatMap((rule) => {
      const target = targetOf({ contract, rule, table, read, context });
      try {
        return planRule(contract, rule, target);
      } catch (error) {
        if (!(error instanceof RuleProblem)) throw error;
        const location = error.option ? rule.locate(error.option) : rule.location;
        problems.push({ code: 'rule', subject: rule.name, message: error.message, location });
        return [];
      }
    });
  const across = contract.rules.filter(({ kind }) => kind.splitsOf !== undefined);
  const each = contract.rules.filter(({ kind }) => kind.splitsOf === undefined);
  const checks = [
    ...read.flatMap((table) => [
      ...planColumns(contract, table),
      ...impliedRowCount(contract, table),
      ...planRules(each, table),
    ]),
    ...(read[0] ? planRules(across, read[0]) : []),
  ];
  if (problems.length > 0) throw new CannotRunError(unique(problems));
  return { tables: read, checks };
}

function planRule(contract: Contract, rule: Rule, target: Target): PlannedCheck[] {
  const { kind, name: check, severity, location, options } = rule;
  const needed = kind.columnsOf(options, rule.column);
  const splits = kind.splitsOf?.(options);
  const tables = splits
    ? target.tables.filter((one) => splits.includes(one.split ?? ''))
    : [target.table];
  const lacking = tables.flatMap((table) => absentFrom(table, needed));
  const present = lacking.length === 0;
  const plans = present ? kind.plan(options, target) : absenceOf(contract, lacking, needed);
  // The two forms of a check differ in their bounds alone: plan for plan, they measure the same.
  const stricter = present && rule.warning ? strictly(rule, target) : [];
  return plans.map((plan, index) => {
    const split = plan.split ?? target.table.split;
    const source = target.tables.find((table) => table.split === split)?.source ?? '';
    const subject = splits
      ? (plan.subject ?? splits.join(', '))
      : subjectIn(target.table, plan.subject, target.dataset);
    const warning = stricter[index];
    const place = { check, subject, severity, location, source, split };
    return { ...place, plan, ...(warning ? { warning } : {}) };
  });
}

function strictly({ kind, warning }: Rule, target: Target): readonly CheckPlan[] {
  const { options, tolerance } = warning!;
  return kind.plan(options, { ...target, tolerance });
}

interface Lack {
  readonly table: TableShape;
  readonly column: string;
}

function absentFrom(table: TableShape, needed: readonly string[]): Lack[] {
  const names = new Set(table.columns.map((column) => column.name));
  return needed.filter((column) => !names.has(column)).map((column) => ({ table, column }));
}

/** A rule whose column is missing fails by name; where the contract lets the column be absent there is no rule. */
function absenceOf(
  contract: Contract,
  lacking: readonly Lack[],
  needed: readonly string[],
): CheckPlan[] {
  const optional = new Set(contract.columns.filter((one) => !one.required).map((one) => one.name));
  if (lacking.every(({ column }) => optional.has(column))) return [];
  const [{ table, column }] = lacking as [Lack];
  const nearest = nearestName(
    column,
    table.columns.map((one) => one.name),
  );
  const message = `cannot be checked: there is no column ${listed(lacking.map((lack) => lack.column))} in ${table.source}`;
  return [
    {
      subject: needed.join(', '),
      expected: `the column ${listed(needed)}`,
      measures: {},
      judge: () => ({
        outcome: 'fail',
        observed: { value: null, method: 'not measured: no such column' },
        message: nearest ? `${message} (is '${nearest}' meant?)` : message,
      }),
    },
  ];
}

/** Without a rule about rows an empty table would leave nothing to check: it fails instead. */
function impliedRowCount(contract: Contract, table: ReadTable): PlannedCheck[] {
  if (contract.rules.some((rule) => rule.kind.name === 'row_count')) return [];
  const subject = subjectIn(table, undefined, contract.dataset ?? 'table');
  const { source, split } = table;
  const plan = rowCountPlan({ min: 1 });
  return [
    {
      check: 'row_count',
      subject,
      severity: 'error',
      location: contract.location,
      source,
      split,
      plan,
    },
  ];
}

function targetOf(parts: {
  readonly contract: Contract;
  readonly rule: Rule;
  readonly table: ReadTable;
  readonly read: readonly ReadTable[];
  readonly context: PlanContext;
}): Target {
  const { contract, rule, table, read, context } = parts;
  const columnNamed = (name: string): ColumnShape => {
    const found = table.columns.find((column) => column.name === name);
    if (!found) throw new RuleProblem(`${table.source} has no column '${name}'`);
    return shape(found);
  };
  const column = table.columns.find(({ name }) => name === rule.column);
  return {
    table: { ...table, columns: table.columns.map((one) => shape(one)) },
    column: column ? shape(column) : undefined,
    tables: read,
    references: context.references,
    dataset: contract.dataset ?? 'table',
    tolerance: rule.tolerance,
    roles: new Map(
      contract.columns.flatMap(({ name, role }) => (role ? [[name, role] as const] : [])),
    ),
    profiles: context.profiles ?? new Map(),
    now: context.now,
    columnNamed,
  };
}

// Measures are compared as text, so a column must look the same wherever it is named.
function shape({ name, type }: ColumnShape): ColumnShape {
  return { name, type };
}

/** A rule that fails on every split in the same words is one problem. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
