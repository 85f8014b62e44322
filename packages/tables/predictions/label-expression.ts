import type { Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';

type LabelValue = string | number | boolean;

const plainPositives = new Set(['1', 'true']);
const plainNegatives = new Set(['0', 'false']);
const shownValues = 6;

/**
 * SQL that turns a label column of any type into 0 and 1. Without `positive` only 0, 1, true and false are labels;
 * with it there may be two values, and one of them must be it: a misspelt class would silently be no class at all.
 */
export async function labelExpression(
  engine: TableEngine,
  source: {
    readonly table: Table;
    readonly input: string;
    readonly column: string;
    readonly positive: LabelValue | undefined;
  },
): Promise<{ expression: string } | { problem: Problem }> {
  const { table, input, column, positive } = source;
  const quoted = quoteIdentifier(column);
  const rows = await engine.query(
    `SELECT DISTINCT ${quoted} AS value FROM ${table.relation} WHERE ${quoted} IS NOT NULL ORDER BY 1 LIMIT ${shownValues + 1}`,
  );
  const values = rows.map((row) => row['value'] as LabelValue);
  const expected = positive === undefined ? plainProblem(values) : namedProblem(values, positive);
  if (expected !== undefined) {
    const message = `label column '${column}' of ${table.source} holds ${listed(values)}; ${expected}`;
    return { problem: { code: 'label-values', subject: input, message } };
  }
  const isPositive = (value: LabelValue): boolean =>
    positive === undefined ? plainPositives.has(textOf(value)) : sameLabel(value, positive);
  const literals = values.filter((value) => isPositive(value)).map((value) => literal(value));
  const condition = literals.length === 0 ? 'FALSE' : `${quoted} IN (${literals.join(', ')})`;
  return {
    expression: `CASE WHEN ${quoted} IS NULL THEN NULL WHEN ${condition} THEN 1 ELSE 0 END`,
  };
}

function plainProblem(values: readonly LabelValue[]): string | undefined {
  const known = (value: LabelValue): boolean =>
    plainPositives.has(textOf(value)) || plainNegatives.has(textOf(value));
  if (values.every((value) => known(value))) return undefined;
  return "expected 0 and 1, or true and false. Name the label that counts as 1 in the policy: 'positive: …'";
}

function namedProblem(values: readonly LabelValue[], positive: LabelValue): string | undefined {
  if (values.length > 2) {
    return 'expected two values, since task is binary';
  }
  if (values.some((value) => sameLabel(value, positive))) return undefined;
  return `expected one of them to be ${JSON.stringify(positive)}, as the policy's 'positive' says`;
}

/** 1, 1.0, '1' and "1" are one label, and so are true and 'true'; otherwise case counts. */
function sameLabel(value: LabelValue, positive: LabelValue): boolean {
  if (value === positive || String(value) === String(positive)) return true;
  const numbers = [value, positive].map((one) =>
    typeof one === 'boolean' ? Number.NaN : Number(one),
  );
  if (String(value).trim() !== '' && String(positive).trim() !== '' && numbers[0] === numbers[1])
    return true;
  return (
    (typeof value === 'boolean' || typeof positive === 'boolean') &&
    textOf(value) === textOf(positive)
  );
}

function textOf(value: LabelValue): string {
  return String(value).trim().toLowerCase();
}

function literal(value: LabelValue): string {
  return typeof value === 'string' ? quoteLiteral(value) : String(value);
}

function listed(values: readonly LabelValue[]): string {
  if (values.length === 0) return 'no values';
  const shown = values.slice(0, shownValues).map((value) => JSON.stringify(value));
  return `${shown.join(', ')}${values.length > shownValues ? ', …' : ''}`;
}
