import type { ColumnProfile, Profile } from '../profile/profile.ts';
import type { CheckPlan, Judgement } from './check-kind.ts';
import { missing, not } from './condition.ts';
import type { PlannedCheck } from './planned-check.ts';
import { subjectIn, type ColumnReading, type ReadTable } from './read-columns.ts';
import { count, listed } from './words.ts';

/** An earlier profile, under the name of its file. */
export interface ReferenceProfile {
  readonly file: string;
  readonly profile: Profile;
}

/**
 * Compares the columns of a table with those of an earlier profile: a removed or retyped column fails, whole numbers
 * that became fractions and dates that became times (or the reverse) warn, added columns and columns that now have gaps
 * are told. One finding a difference, or one that says there is none. Their order is not compared: a profile has none.
 */
export function planSchemaDiff(
  reference: ReferenceProfile,
  table: ReadTable,
  dataset: string,
): PlannedCheck[] {
  const before = reference.profile.columns;
  const now = new Map(table.columns.map((column) => [column.name, column]));
  const kept = Object.entries(before).flatMap(([name, column]) => {
    const found = now.get(name);
    if (!found) return [removed(name, column)];
    return found.stored === column.type || column.role === 'empty' ? [] : [retyped(found, column)];
  });
  const added = table.columns
    .filter(({ name }) => before[name] === undefined)
    .map((one) => addedColumn(one));
  const differences = [...kept, ...added];
  const plans = [
    ...(differences.length > 0 ? differences : [noDifference(Object.keys(before).length)]),
    ...newGaps(before, table),
  ];
  const location = { file: reference.file, line: 1, column: 1 };
  const { source, split } = table;
  return plans.map(({ check = 'schema', severity, plan }) => {
    const subject = subjectIn(table, plan.subject, dataset);
    return { check, subject, severity, location, source, split, plan };
  });
}

interface Difference {
  readonly check?: string;
  readonly severity: PlannedCheck['severity'];
  readonly plan: CheckPlan;
}

function removed(name: string, column: ColumnProfile): Difference {
  const message = `the column (${column.type}) of the reference profile is gone`;
  return fixed('error', {
    subject: name,
    expected: column.type,
    value: 'removed',
    outcome: 'fail',
    message,
  });
}

function addedColumn({ name, stored }: ColumnReading): Difference {
  const message = `the column (${stored}) is not in the reference profile`;
  return fixed('info', {
    subject: name,
    expected: 'any added column',
    value: stored,
    outcome: 'pass',
    message,
  });
}

function noDifference(columns: number): Difference {
  const message = `all ${count(columns)} columns have the names and types of the reference profile`;
  return fixed('error', {
    expected: 'the columns of the reference profile',
    value: 0,
    outcome: 'pass',
    message,
  });
}

/** A column that holds nothing has no type of its own (a CSV reader calls it text): that is not a change. */
function retyped(found: ColumnReading, column: ColumnProfile): Difference {
  const pair = `${column.type} to ${found.stored}`;
  const related = ['integer to number', 'date to timestamp', 'timestamp to date'].includes(pair);
  const narrowed = column.type === 'number' && found.stored === 'integer';
  const plan: CheckPlan = {
    subject: found.name,
    expected: column.type,
    measures: {
      values: {
        kind: 'count',
        where: not({ kind: 'stored-null', column: { name: found.name, type: found.type } }),
      },
    },
    judge: ({ values }) => ({
      outcome: Number(values) === 0 || narrowed ? 'pass' : 'fail',
      observed: { value: found.stored, n: Number(values), method: 'column types' },
      message:
        Number(values) === 0
          ? 'the column holds no value, so its type cannot have changed'
          : `the column is of type ${found.stored}, in the reference profile it was ${column.type}`,
    }),
  };
  return { severity: related ? 'warning' : 'error', plan };
}

// Each is an aggregate of its own: a plan of tens of thousands takes the engine minutes.
const mostColumns = 1000;

/** Columns that never lacked a value and now do: nothing of it is wrong unless the contract says so (not_null). */
function newGaps(before: Profile['columns'], table: ReadTable): Difference[] {
  const full = table.columns.filter(({ name }) => before[name]?.missing === 0);
  if (full.length === 0 || full.length > mostColumns) return [];
  const columns = full.map(({ name, type }) => ({ name, type }));
  const measures = Object.fromEntries(
    columns.map((column) => [column.name, { kind: 'count', where: missing(column) } as const]),
  );
  const judge: CheckPlan['judge'] = (measured) => {
    const lacking = columns.flatMap(({ name }) => (Number(measured[name]) > 0 ? [name] : []));
    return {
      outcome: lacking.length === 0 ? 'pass' : 'fail',
      observed: { value: lacking.length, unit: 'columns', n: columns.length, method: 'count' },
      message:
        lacking.length === 0
          ? `columns without a gap in the reference profile (${count(columns.length)}) have none now`
          : `values are missing in ${listed(lacking)}, in the reference profile none were`,
    };
  };
  return [
    { check: 'schema.gaps', severity: 'info', plan: { expected: 'no new gaps', measures, judge } },
  ];
}

interface Fixed {
  readonly subject?: string;
  readonly expected: string;
  readonly value: string | number;
  readonly outcome: Judgement['outcome'];
  readonly message: string;
}

function fixed(severity: Difference['severity'], parts: Fixed): Difference {
  const { subject, expected, value, outcome, message } = parts;
  const observed = { value, method: 'column names' };
  const plan: CheckPlan = { expected, measures: {}, judge: () => ({ outcome, observed, message }) };
  return { severity, plan: subject === undefined ? plan : { subject, ...plan } };
}
