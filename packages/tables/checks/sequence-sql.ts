import type {
  DisorderCounts,
  GapCounts,
  LaterCounts,
  SequenceMeasure,
  TimeStep,
} from '#core/contract/measures/sequence.ts';
import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { ResultRow } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { numbered, rowNumber, type CheckedTable, type OtherTables } from './checked-table.ts';
import {
  asTimestamp,
  countIf,
  epochMs,
  floorToInteger,
  isFiniteMoment,
  laterByMs,
  valueOrNull,
} from './sql-words.ts';

/** The query of a measure that looks at neighbouring rows; its answer is one row. */
export function sequenceSql(
  measure: SequenceMeasure,
  checked: CheckedTable,
  others: OtherTables,
): string {
  switch (measure.kind) {
    case 'missing-steps':
      return neighboursSql(measure, bucketSql(measure.column, measure.step), checked, {
        considered: 'count(*) + coalesce(sum(b - p - 1), 0)',
        failing: 'coalesce(sum(b - p - 1), 0)',
        firstGap: 'min(p + 1) FILTER (WHERE b - p > 1)',
      });
    case 'wide-gaps':
      return neighboursSql(measure, epochMs(asTimestamp(measure.column)), checked, {
        considered: 'count(p)',
        failing: countIf(`b - p > ${measure.maxMs}`),
        firstGap: `min(p) FILTER (WHERE b - p > ${measure.maxMs})`,
      });
    case 'disorder':
      return disorderSql(measure, checked);
    default:
      return notLaterSql(measure, checked, others.splits.get(measure.than)!);
  }
}

export function readSequence(
  measure: SequenceMeasure,
  row: ResultRow,
  { table }: CheckedTable,
): GapCounts | DisorderCounts | LaterCounts {
  const counts = { considered: Number(row['considered']), failing: Number(row['failing']) };
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  switch (measure.kind) {
    case 'missing-steps': {
      const step = number('first_gap');
      const firstGap = step === null ? null : startOf(step, measure.step);
      return { ...counts, firstGap, widest: number('widest') };
    }
    case 'wide-gaps':
      return { ...counts, firstGap: number('first_gap'), widest: number('widest') };
    case 'disorder':
      // A row number only leads to a row when there is one file to look in.
      return { ...counts, firstRow: table.files.length === 1 ? number('first_row') : null };
    default:
      return { ...counts, otherLatest: number('other_latest'), earliest: number('earliest') };
  }
}

// Day 0 of the epoch was a Thursday: weeks are counted from the Monday before it.
const weekMs = 7 * 86_400_000;
const mondayMs = 3 * 86_400_000;

function originMs(step: { readonly ms: number }): number {
  return step.ms % weekMs === 0 ? mondayMs : 0;
}

/** The number of the step that a moment lies in. */
function bucketSql(column: ColumnShape, step: TimeStep): string {
  const moment = asTimestamp(column);
  if ('ms' in step) return floorToInteger(`(${epochMs(moment)} + ${originMs(step)}) / ${step.ms}`);
  const part = (name: string): string => `extract(${name} FROM ${moment})`;
  if (step.calendar === 'year') return part('year');
  const parts = step.calendar === 'month' ? 12 : 4;
  return `(${part('year')} * ${parts} + ${part(step.calendar)} - 1)`;
}

/** The first millisecond of a step. */
function startOf(bucket: number, step: TimeStep): number {
  if ('ms' in step) return bucket * step.ms - originMs(step);
  if (step.calendar === 'year') return Date.UTC(bucket, 0);
  const parts = step.calendar === 'month' ? 12 : 4;
  const year = Math.floor(bucket / parts);
  return Date.UTC(year, (bucket - year * parts) * (12 / parts));
}

interface GapAggregates {
  readonly considered: string;
  readonly failing: string;
  readonly firstGap: string;
}

/** Every place b that a row stands at, with the place p before it in the same group. */
function neighboursSql(
  { column, by }: Extract<SequenceMeasure, { kind: 'missing-steps' | 'wide-gaps' }>,
  place: string,
  { table }: CheckedTable,
  { considered, failing, firstGap }: GapAggregates,
): string {
  const groups = by.map(({ name }, index) => `${quoteIdentifier(name)} AS g${index}`);
  const partition = partitionSql(by.length);
  const places = `SELECT DISTINCT ${[...groups, `${place} AS b`].join(', ')} FROM ${table.relation} WHERE ${isFiniteMoment(asTimestamp(column))}`;
  return `SELECT ${considered} AS considered, ${failing} AS failing, ${firstGap} AS first_gap, max(b - p) AS widest
    FROM (SELECT b, lag(b) OVER (${partition}ORDER BY b) AS p FROM (${places}) AS places) AS neighbours`;
}

function disorderSql(
  measure: Extract<SequenceMeasure, { kind: 'disorder' }>,
  { table }: CheckedTable,
): string {
  const { column, direction, strictly, orderBy, by } = measure;
  const groups = by.map(({ name }, index) => `${quoteIdentifier(name)} AS g${index}`);
  const order = orderBy ? `${valueOrNull(orderBy)} AS o` : `${rowNumber} AS o`;
  const columns = [...groups, order, `${valueOrNull(column)} AS v`, `${rowNumber} AS r`].join(', ');
  const wrong = `v ${direction === 'increasing' ? '<' : '>'}${strictly ? '=' : ''} p`;
  // Rows of one place have no order among themselves: they are taken in the one that suits the rule.
  const ties = direction === 'increasing' ? 'v' : 'v DESC';
  return `SELECT count(p) AS considered, ${countIf(wrong)} AS failing, min(r) FILTER (WHERE ${wrong}) AS first_row
    FROM (SELECT v, r, lag(v) OVER (${partitionSql(by.length)}ORDER BY o, ${ties}) AS p
      FROM (SELECT ${columns} FROM ${numbered(table.relation)} AS numbered) AS chosen
      WHERE v IS NOT NULL AND o IS NOT NULL) AS neighbours`;
}

function notLaterSql(
  { column, gapMs }: Extract<SequenceMeasure, { kind: 'not-later' }>,
  own: CheckedTable,
  other: CheckedTable,
): string {
  const moment = asTimestamp(column);
  const moments = `SELECT ${moment} AS t FROM ${own.table.relation} WHERE ${isFiniteMoment(moment)}`;
  const latest = `SELECT max(${moment}) AS latest FROM ${other.table.relation} WHERE ${isFiniteMoment(moment)}`;
  return `SELECT count(t) AS considered, ${countIf(`t <= ${laterByMs('latest', gapMs)}`)} AS failing,
    ${epochMs('min(t)')} AS earliest, ${epochMs('max(latest)')} AS other_latest
    FROM (${latest}) AS ending LEFT JOIN (${moments}) AS own ON true`;
}

function partitionSql(groups: number): string {
  const names = Array.from({ length: groups }, (_, index) => `g${index}`);
  return groups === 0 ? '' : `PARTITION BY ${names.join(', ')} `;
}
