import { nearestName } from '../verdict/nearest-name.ts';
import type { CheckPlan, Judgement } from './check-kind.ts';
import { not, type Condition } from './condition.ts';
import type { PlannedCheck } from './planned-check.ts';
import type { Contract, DeclaredColumn } from './parse-contract.ts';
import { subjectIn, type ColumnReading, type ReadTable } from './read-columns.ts';
import { count, listed, percent } from './words.ts';

/** What the list of columns itself asks for: each is there, has its type, and no others are (if so wanted). */
export function planColumns(contract: Contract, table: ReadTable): PlannedCheck[] {
  const { source, split } = table;
  const dataset = contract.dataset ?? 'table';
  const ofColumns = contract.columns.flatMap((declared) => {
    const found = table.columns.find((column) => column.name === declared.name);
    const subject = subjectIn(table, declared.name, dataset);
    const base = { subject, source, split };
    const severity = found || declared.required ? 'error' : 'info';
    const plan = presencePlan(declared, found, table);
    const presence = {
      ...base,
      check: 'column_present',
      severity,
      location: declared.location,
      plan,
    } as const;
    if (!found || declared.type === undefined) return [presence];
    const typed = typePlan(found, declared);
    return [
      presence,
      {
        ...base,
        check: 'type',
        severity: 'error',
        location: declared.typeLocation,
        plan: typed,
      } as const,
    ];
  });
  if (contract.columns.length === 0) return ofColumns;
  const severity = ({ allow: 'info', warn: 'warning', fail: 'error' } as const)[
    contract.extraColumns
  ];
  const subject = subjectIn(table, undefined, dataset);
  const extra = {
    check: 'extra_columns',
    subject,
    source,
    split,
    severity,
    location: contract.location,
  };
  return [...ofColumns, { ...extra, plan: extraPlan(contract, table) }];
}

function presencePlan(
  declared: DeclaredColumn,
  found: ColumnReading | undefined,
  table: ReadTable,
): CheckPlan {
  const nearest = nearestName(
    declared.name,
    table.columns.map((column) => column.name),
  );
  const hint = nearest ? ` (is '${nearest}' meant?)` : '';
  const absent = declared.required
    ? `the column is missing${hint}; there are ${listed(table.columns.map((column) => column.name))}`
    : 'the column is absent, which the contract allows';
  return constant(declared.required ? 'the column' : 'the column, or none', {
    outcome: found || !declared.required ? 'pass' : 'fail',
    observed: { value: found !== undefined, method: 'column names' },
    message: found ? 'the column is there' : absent,
  });
}

function typePlan(found: ColumnReading, declared: DeclaredColumn): CheckPlan {
  const column = { name: found.name, type: found.type };
  const failing: Condition = { kind: 'unreadable', column };
  const stored = found.stored === found.type ? '' : `, stored as ${found.stored}`;
  return {
    expected: `type ${declared.typeName}`,
    measures: {
      considered: { kind: 'count', where: not({ kind: 'stored-null', column }) },
      failing: { kind: 'count', where: failing },
    },
    failing,
    judge: (measured) => {
      const [considered, wrong] = [Number(measured['considered']), Number(measured['failing'])];
      const share = considered === 0 ? '' : ` (${percent(wrong / considered)})`;
      const never = found.reading === 'never';
      const values = `${count(wrong)} of ${count(considered)} values${share} cannot be read as ${declared.typeName}${stored}`;
      return {
        outcome: wrong > 0 || never ? 'fail' : 'pass',
        observed: { value: wrong, unit: 'rows', n: considered, method: 'count' },
        message: never
          ? `the column is of type ${found.stored}, expected ${declared.typeName}`
          : values,
      };
    },
  };
}

function extraPlan(contract: Contract, table: ReadTable): CheckPlan {
  const known = new Set(contract.columns.map((column) => column.name));
  const extra = table.columns.filter((column) => !known.has(column.name)).map(({ name }) => name);
  const allowed = contract.extraColumns === 'allow';
  const message =
    extra.length === 0
      ? 'there are no other columns'
      : `the contract does not name ${listed(extra)}`;
  return constant(allowed ? 'any other columns' : 'no other columns', {
    outcome: extra.length === 0 || allowed ? 'pass' : 'fail',
    observed: { value: extra.length, unit: 'columns', method: 'column names' },
    message,
  });
}

function constant(expected: string, judgement: Judgement): CheckPlan {
  return { expected, measures: {}, judge: () => judgement };
}
