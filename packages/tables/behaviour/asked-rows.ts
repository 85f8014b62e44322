import type { ModelRows } from '#core/gate/behaviour/predictor.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { TableColumn } from '../table.ts';

/** The number of a row among those that a model is asked about, from 0. */
export const askNumber = 'trainyard_ask';

/** Part of the rows that a model is asked about, in a relation of the engine. */
export interface AskedRelation {
  readonly relation: string;
  readonly count: number;
}

/** Rows of one or more relations of the same columns, one after the other. */
export function askedRows(
  engine: TableEngine,
  parts: readonly AskedRelation[],
  columns: readonly TableColumn[],
): ModelRows {
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const starts: number[] = [];
  let count = 0;
  for (const part of parts) {
    starts.push(count);
    count += part.count;
  }
  const numbered = parts.map(
    ({ relation }, index) =>
      `SELECT ${askNumber} + ${starts[index]} AS ${askNumber}, ${names} FROM ${relation}`,
  );
  const all = `(${numbered.join(' UNION ALL ')})`;
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    count,
    async slice(from, size) {
      const rows = await engine.query(
        `SELECT ${names} FROM ${all} AS asked WHERE ${askNumber} >= ${from} AND ${askNumber} < ${from + size} ORDER BY ${askNumber}`,
      );
      return rows.map((row) => columns.map(({ name }) => row[name]));
    },
    async write(file, format, id) {
      const options = format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet';
      await engine.query(
        `COPY (SELECT ${askNumber} AS ${quoteIdentifier(id)}, ${names} FROM ${all} AS asked ORDER BY ${askNumber}) TO ${quoteLiteral(file)} (${options})`,
      );
    },
  };
}
