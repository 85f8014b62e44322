import type { ColumnType } from '#core/profile/column-type.ts';
import type { TableShape } from '#core/contract/column-shape.ts';
import {
  measureId,
  type ClassCounts,
  type Measure,
  type Measured,
} from '#core/contract/measure.ts';
import { parseContract } from '#core/contract/parse-contract.ts';
import { planContract } from '#core/contract/plan-contract.ts';
import { judgeChecks, type PlannedCheck } from '#core/contract/planned-check.ts';
import type { Finding } from '#core/verdict/finding.ts';

export const noon = Date.UTC(2026, 10, 21, 12);

/** A table of named columns, as `planContract` sees it. */
export function tableOf(
  columns: Readonly<Record<string, ColumnType>>,
  changes: Partial<TableShape> = {},
): TableShape {
  return {
    split: undefined,
    source: 'data.csv',
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
    untyped: true,
    ...changes,
  };
}

export interface JudgeOptions {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly answer?: Answer;
  readonly references?: ReadonlyMap<string, { name: string; type: ColumnType }[]>;
}

export function planOf(contract: string, options: JudgeOptions): readonly PlannedCheck[] {
  const parsed = parseContract(contract, 'contract.yaml');
  const context = { references: options.references ?? new Map(), now: noon };
  return planContract(parsed, [tableOf(options.columns)], context).checks;
}

/** The findings of a contract over made-up measurements, without what the list of columns itself asks for. */
export function judgeRules(contract: string, options: JudgeOptions): Finding[] {
  const implied = new Set(['column_present', 'type', 'extra_columns']);
  const checks = planOf(contract, options).filter(({ check }) => !implied.has(check));
  const answer = options.answer ?? (() => 0);
  return checks.flatMap((planned) => {
    const asked = Object.entries(planned.plan.measures);
    const measured = asked.map(
      ([name, measure]) => [measureId(planned.split, measure), answer(measure, name)] as const,
    );
    return judgeChecks([planned], new Map(measured));
  });
}

/** Answers a measure, which the check knows by this name. */
export type Answer = (measure: Measure, name: string) => Measured;

/** One check under the column `x`. */
export function columnRule(rule: string, type: ColumnType, answer: Answer): Finding {
  const contract = `version: 1\ncolumns:\n  - name: x\n    checks:\n      - ${rule}\n`;
  const findings = judgeRules(contract, { columns: { x: type, y: 'integer' }, answer });
  return findings.find(({ check }) => check !== 'row_count')!;
}

/** Of the rows looked at, so many fail. */
export function rowsAnswer(considered: number, failing: number): Answer {
  return (_measure, name) => (name === 'failing' ? failing : considered);
}

export function classCounts(counts: Readonly<Record<string, number>>): ClassCounts {
  const entries = Object.entries(counts).map(([value, count]) => ({ value, count }));
  const sorted = entries.sort((a, b) => a.count - b.count);
  const names = new Set(Object.keys(counts));
  const isBinary = [...names].every((name) => ['0', '1'].includes(name)) && names.size > 0;
  return {
    rows: sorted.reduce((sum, { count }) => sum + count, 0),
    classes: sorted.length,
    smallest: sorted[0],
    largest: sorted.at(-1),
    binary: isBinary,
    positive: counts['1'] ?? 0,
    named: counts['gold'] ?? 0,
  };
}
