import type { ClassCounts, Measure, Measured } from '#core/contract/measure.ts';
import type { ResultRow } from '../engine.ts';
import { quoteLiteral } from '../sql-text.ts';
import { rowNumber, type CheckedTable, type OtherTables } from './checked-table.ts';
import { filterSql } from './condition-sql.ts';
import { countSql } from './count-sql.ts';
import { binsSql, kurtosisSql, momentsSql, readBins, readMoments } from './distribution-sql.ts';
import { classesSql, conflictsSql, orphansSql, sharedSql, surplusSql } from './grouped-sql.ts';
import { readSequence, sequenceSql } from './sequence-sql.ts';
import { asMoment, smallest, valueOrNull } from './sql-words.ts';

/** An aggregate that can share one scan with all others of its table; undefined when it needs a query of its own. */
export function aggregateSql(measure: Measure, checked: CheckedTable): string | undefined {
  const { dialect } = checked.table.engine;
  switch (measure.kind) {
    case 'count':
      return countSql(measure.where, checked);
    case 'latest': {
      const moment = asMoment(measure.column, checked.table);
      const limit = `${dialect.isFiniteMoment(moment)} AND ${moment} <= TIMESTAMP ${quoteLiteral(measure.notAfter)}`;
      return dialect.epochMs(`max(${moment}) FILTER (WHERE ${limit})`);
    }
    case 'first-row':
      return `min(${rowNumber}) FILTER (WHERE ${filterSql(measure.where, checked)})`;
    case 'first-rows':
      return smallest(rowNumber, measure.most, filterSql(measure.where, checked));
    case 'surplus': {
      const [column, second] = measure.columns;
      if (!column || second || measure.rows) return undefined;
      const value = valueOrNull(column, dialect);
      return `count(${value}) - count(DISTINCT ${value})`;
    }
    case 'distinct':
      return `count(DISTINCT ${valueOrNull(measure.column, dialect)})`;
    case 'moments':
      return momentsSql(measure.column, dialect);
    case 'bins':
      return binsSql(measure.column, measure.edges, checked);
    default:
      return undefined;
  }
}

/** A query of its own, for measures that group or join; the answer is its one row. */
export function querySql(measure: Measure, checked: CheckedTable, others: OtherTables): string {
  const { relation } = checked.table;
  switch (measure.kind) {
    case 'surplus':
      return surplusSql(measure.columns, relation);
    case 'classes':
      return classesSql(measure, checked.table);
    case 'orphans':
      return orphansSql(measure, checked.table, others.references.get(measure.to)!);
    case 'shared':
      return sharedSql(measure.columns, checked, others.splits.get(measure.with)!);
    case 'conflicts':
      return conflictsSql(measure, checked.table);
    case 'kurtosis':
      return kurtosisSql(measure.column, checked.table);
    case 'missing-steps':
    case 'wide-gaps':
    case 'disorder':
    case 'not-later':
      return sequenceSql(measure, checked, others);
    default:
      return `SELECT ${aggregateSql(measure, checked)} AS value FROM ${relation}`;
  }
}

/** The answer of an aggregate, as `value`, or of a query made by `querySql`. */
export function readAnswer(measure: Measure, row: ResultRow, checked: CheckedTable): Measured {
  switch (measure.kind) {
    case 'classes':
      return readClasses(row);
    case 'moments':
      return readMoments(row['value']);
    case 'first-rows':
      return ((row['value'] as readonly unknown[] | null) ?? []).map(Number);
    case 'bins':
      return readBins(row['value'], measure.edges, checked);
    case 'conflicts':
      return { considered: Number(row['considered']), failing: Number(row['failing']) };
    case 'missing-steps':
    case 'wide-gaps':
    case 'disorder':
    case 'not-later':
      return readSequence(measure, row, checked);
    default:
      return row['value'] === null ? null : Number(row['value']);
  }
}

function readClasses(row: ResultRow): ClassCounts {
  const classes = Number(row['classes']);
  const extreme = (which: string): ClassCounts['smallest'] =>
    classes === 0
      ? undefined
      : { value: String(row[`${which}_value`]), count: Number(row[`${which}_count`]) };
  return {
    rows: Number(row['total']),
    classes,
    smallest: extreme('smallest'),
    largest: extreme('largest'),
    binary: row['is_binary'] === true,
    positive: Number(row['positive']),
    named: Number(row['named']),
  };
}
