import type { AssessmentInput, ComparedColumn } from '#core/drift/assess-drift.ts';
import {
  categoricalComparison,
  profileCategories,
  type CategoryCounts,
} from '#core/drift/build-comparison.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { planColumns, type ColumnPlan, type PlannedColumn } from '#core/drift/plan-columns.ts';
import type { Profile } from '#core/profile/profile.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { countValues } from '../profile/count-values.ts';
import { canScan } from '../scan/scan-columns.ts';
import type { ColumnType, Table } from '../table.ts';
import { summariseColumns } from './column-summaries.ts';
import { areCountedJointly, compareNumeric, type PlannedGroup } from './compare-numeric.ts';

export interface DriftData {
  readonly reference: Profile;
  /** The reference's rows, when it is a table: statistics are then exact. */
  readonly referenceTable: Table | undefined;
  readonly current: Table;
  /** Of the columns of `current` that were read as text because the reference is text. */
  readonly looksLike?: ReadonlyMap<string, ColumnType>;
}

/** Reads what the policy asks for: few passes over the data, whatever the number of columns. */
export async function compareTables(
  engine: TableEngine,
  data: DriftData,
  policy: DriftPolicy,
): Promise<{ readonly plan: ColumnPlan; readonly input: AssessmentInput }> {
  const { reference, current } = data;
  const names = current.columns.map(({ name }) => name);
  const shared = names.filter((name) => Object.hasOwn(reference.columns, name));
  const summaries = await summariseColumns(
    current,
    shared.map((name) => {
      const { numeric } = reference.columns[name]!;
      const isSummedLater = numeric?.cells !== undefined && canScan(current);
      return areCountedJointly(data)
        ? { name }
        : { name, center: numeric?.mean ?? 0, isSummedLater };
    }),
  );
  const schema = current.columns.map(({ name, type }) => ({
    column: name,
    type,
    ...(data.looksLike?.has(name) ? { looksLike: data.looksLike.get(name)! } : {}),
    empty: summaries.missing.get(name) === summaries.rows,
  }));
  const plan = planColumns(reference, schema, policy);
  const { absent, retyped, empty: emptied } = plan;
  if (plan.compared.length + absent.length + retyped.length + emptied.length === 0) {
    throw nothingToCompare(plan, current);
  }
  const numeric = plan.compared.filter(({ kind }) => kind === 'numeric');
  const categorical = plan.compared.filter(({ kind }) => kind === 'categorical');
  const compared = [
    ...(await compareNumeric(engine, data, { planned: numeric, summaries })),
    ...(await compareCategorical(data, { planned: categorical, summaries })),
  ];
  const order = new Map(plan.compared.map(({ column }, index) => [column, index]));
  compared.sort((a, b) => order.get(a.planned.column)! - order.get(b.planned.column)!);
  const empty = plan.empty.map((column) => ({
    column,
    rows: { reference: reference.rows, current: summaries.rows },
    missing: { reference: reference.rows, current: summaries.missing.get(column)! },
  }));
  return { plan, input: { plan, compared, empty, rows: summaries.rows } };
}

function nothingToCompare({ skipped }: ColumnPlan, current: Table): CannotRunError {
  const reasons = skipped.map(({ column, reason }) => `'${column}' (${reason})`).join(', ');
  const detail = reasons === '' ? '' : `: ${reasons}`;
  return cannotRun(
    'no-columns',
    'columns',
    `the reference and ${current.source} have no column that can be compared${detail}. Name others under columns.include`,
  );
}

async function compareCategorical(
  { reference, current, referenceTable }: DriftData,
  { planned, summaries }: PlannedGroup,
): Promise<ComparedColumn[]> {
  if (planned.length === 0) return [];
  const names = planned.map(({ column }) => column);
  const currentValues = await countValues(current, names);
  const referenceValues = referenceTable ? await countValues(referenceTable, names) : undefined;
  return planned.map((one): ComparedColumn => {
    const { column, profile } = one;
    const asNumbers = profile.type === 'integer' || profile.type === 'number';
    const side = (values: ReadonlyMap<string, number>, rows: number, missing: number) => ({
      rows,
      missing,
      values: asNumbers ? canonicalNumbers(values) : values,
      other: 0,
    });
    const known = referenceValues?.get(column);
    const before: CategoryCounts = known
      ? side(known, reference.rows, profile.missing)
      : { ...profileCategories(profile), ...(asNumbers ? canonical(profile) : {}) };
    const after = side(
      currentValues.get(column) ?? new Map(),
      summaries.rows,
      summaries.missing.get(column)!,
    );
    return {
      planned: one,
      comparison: categoricalComparison(column, before, after),
      categories: { reference: before, current: after },
    };
  });
}

function canonical(profile: PlannedColumn['profile']): Pick<CategoryCounts, 'values'> {
  return { values: canonicalNumbers(profileCategories(profile).values) };
}

/** One spelling for one number: a missing value elsewhere turns the 1 of a column into 1.0. */
function canonicalNumbers(values: ReadonlyMap<string, number>): Map<string, number> {
  const merged = new Map<string, number>();
  for (const [value, count] of values) {
    const name = Number.isFinite(Number(value)) ? String(Number(value)) : value;
    merged.set(name, (merged.get(name) ?? 0) + count);
  }
  return merged;
}
