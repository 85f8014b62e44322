import { count, percent } from './words.ts';

/** How much may fail before a check does: a share of the rows looked at, or a number of rows. */
export type Tolerance = number | { readonly rows: number };

/** A share such as 0.01, or rows as dbt writes them: '> 10', '>= 10', '!= 0'. Undefined for anything else. */
export function parseTolerance(written: number | string): Tolerance | undefined {
  if (typeof written === 'number') return written;
  const match = /^\s*(>=|>|!=)\s*(\d+)\s*$/.exec(written);
  if (!match) return undefined;
  const rows = Number(match[2]);
  if (match[1] === '!=') return rows === 0 ? { rows: 0 } : undefined;
  if (match[1] === '>') return { rows };
  return rows === 0 ? undefined : { rows: rows - 1 };
}

export function isTolerated(failing: number, considered: number, tolerance: Tolerance): boolean {
  return typeof tolerance === 'number'
    ? failing / considered <= tolerance
    : failing <= tolerance.rows;
}

/** '0.1 %', '10 rows'; undefined when nothing may fail. */
export function toleranceText(tolerance: Tolerance): string | undefined {
  if (typeof tolerance === 'number') return tolerance > 0 ? percent(tolerance) : undefined;
  const { rows } = tolerance;
  return rows > 0 ? `${count(rows)} ${rows === 1 ? 'row' : 'rows'}` : undefined;
}

/** Whether one tolerates more than another; undefined when a share meets a number of rows. */
export function isLaxer(one: Tolerance, other: Tolerance): boolean | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one > other;
  if (typeof one !== 'number' && typeof other !== 'number') return one.rows > other.rows;
  return undefined;
}
