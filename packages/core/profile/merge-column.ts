import type { Problem } from '../verdict/errors.ts';
import type { ColumnType } from './column-type.ts';
import { mergeCategories } from './merge-categories.ts';
import { mergeNumbers } from './merge-numbers.ts';
import type { ColumnProfile, ColumnRole } from './profile.ts';

export interface ColumnPart {
  readonly column: ColumnProfile;
  readonly file: string;
}

/** The column of the whole table from its parts, or why they are not parts of one column. */
export function mergeColumn(
  name: string,
  parts: readonly ColumnPart[],
  columns: number,
): ColumnProfile | Problem {
  // A part without values says nothing of type and role.
  const filled = parts.filter(({ column }) => column.role !== 'empty');
  const type = commonType(filled.length > 0 ? filled : parts);
  const role = commonRole(filled);
  if (type === undefined || role === undefined) return retyped(name, filled, type);
  const all = parts.map(({ column }) => column);
  const base = {
    type,
    role,
    rows: sum(all.map(({ rows }) => rows)),
    missing: sum(all.map(({ missing }) => missing)),
    infinite: sum(all.map(({ infinite }) => infinite)),
  };
  return {
    ...base,
    ...distributionOf(
      base,
      filled.map(({ column }) => column),
      columns,
    ),
  };
}

function distributionOf(
  { type, role }: Pick<ColumnProfile, 'type' | 'role'>,
  filled: readonly ColumnProfile[],
  columns: number,
): Partial<ColumnProfile> {
  switch (role) {
    case 'numeric':
    case 'constant':
    case 'categorical': {
      if (filled[0]!.numeric) {
        const numeric = mergeNumbers(filled, { type, columns });
        return { role: numeric.edges.length === 1 ? 'constant' : 'numeric', numeric };
      }
      const categorical = mergeCategories(filled.map((one) => one.categorical!));
      return { role: categorical.distinct === 1 ? 'constant' : 'categorical', categorical };
    }
    case 'id':
      return distinctOf(filled);
    case 'timestamp':
      return { range: rangeOf(filled) };
    default:
      return {};
  }
}

/** Whole numbers and fractions are numbers; every other difference changes what a column means. */
function commonType(parts: readonly ColumnPart[]): ColumnType | undefined {
  const types = new Set(parts.map(({ column }) => column.type));
  if (types.size <= 1 || parts.every(({ column }) => column.role === 'empty')) {
    return parts[0]!.column.type;
  }
  const areNumbers = [...types].every((type) => type === 'integer' || type === 'number');
  return areNumbers ? 'number' : undefined;
}

/** A constant is a column of few values seen so far. */
function commonRole(filled: readonly ColumnPart[]): ColumnRole | undefined {
  const roles = new Set(filled.map(({ column }) => column.role));
  if (roles.size === 0) return 'empty';
  if (roles.size > 1) roles.delete('constant');
  return roles.size === 1 ? [...roles][0]! : undefined;
}

function retyped(
  name: string,
  filled: readonly ColumnPart[],
  type: ColumnType | undefined,
): Problem {
  const first = filled[0]!;
  const what = (column: ColumnProfile): string =>
    type === undefined ? column.type : `${column.type} (${column.role})`;
  const other = filled.find(({ column }) => what(column) !== what(first.column))!;
  const remedy =
    type === undefined
      ? 'Parts of one table have the same types: repair the source, or declare the type in the contract'
      : 'A part in which nearly every value is different keeps no distribution to add up: profile parts with more rows, or the whole at once';
  return {
    code: 'profile-merge',
    subject: `columns.${name}`,
    message: `is ${what(first.column)} in ${first.file}, but ${what(other.column)} in ${other.file}. ${remedy}`,
  };
}

/** Parts may share ids: all that is certain is that none has more than the whole. */
function distinctOf(filled: readonly ColumnProfile[]): Partial<ColumnProfile> {
  const atLeast = Math.max(...filled.map(({ distinct = 0 }) => distinct));
  const atMost = sum(filled.map(({ distinct = 0, distinctAtMost = distinct }) => distinctAtMost));
  return { distinct: atLeast, ...(atMost > atLeast ? { distinctAtMost: atMost } : {}) };
}

function rangeOf(filled: readonly ColumnProfile[]): NonNullable<ColumnProfile['range']> {
  const ranges = filled.map(({ range }) => range!);
  return {
    min: ranges.map(({ min }) => min).reduce((a, b) => (isBefore(b, a) ? b : a)),
    max: ranges.map(({ max }) => max).reduce((a, b) => (isBefore(a, b) ? b : a)),
  };
}

/** Far years and the engine's infinities are no dates of JavaScript. */
function isBefore(a: string, b: string): boolean {
  const [first, second] = [timeOf(a), timeOf(b)];
  return first === second ? a < b : first < second;
}

function timeOf(text: string): number {
  if (text.startsWith('-inf')) return -Infinity;
  const time = Date.parse(text);
  return Number.isNaN(time) ? Infinity : time;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
