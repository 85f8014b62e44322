import type { ColumnAssessment } from '../column-assessment.ts';
import { quoted, shortNumber } from '../drift-words.ts';
import type { CompatColumn } from './compat-input.ts';
import {
  nannymlCategories,
  nannymlChunks,
  nannymlColumn,
  nannymlNumericMethods,
} from './nannyml-statistics.ts';
import { ours } from './tool-difference.ts';
import type { ToolFinding } from './tool-finding.ts';

const chunkNumber = 10;

/** NannyML's defaults: ten chunks a side, limits of three standard deviations over the reference's chunks. */
export function nannymlFindings(data: CompatColumn, column: ColumnAssessment): ToolFinding[] {
  if (data.ordered) return ofNumbers(data.ordered, column);
  return data.categories ? ofCategories(data.categories, column) : [];
}

function ofNumbers(
  ordered: NonNullable<CompatColumn['ordered']>,
  column: ColumnAssessment,
): ToolFinding[] {
  const measure = nannymlColumn(ordered.reference);
  return nannymlNumericMethods.flatMap((method): ToolFinding[] => {
    const value = measure(method, ordered.current);
    if (Number.isNaN(value)) return [];
    const { upper, alerts, current } = nannymlChunks(method, ordered, chunkNumber);
    const drifted = alerts > 0;
    return [
      {
        check: `nannyml.${method}`,
        subject: column.column,
        observed: {
          value,
          n: ordered.current.length,
          method: `NannyML 0.13, all rows as one chunk`,
        },
        expected: `≤ ${shortNumber(upper)} in each of ${current.length} chunks`,
        message: `NannyML alerts on ${alerts} of ${current.length} chunks of ${quoted(column.column)}, ${difference(drifted, column, `its limit ${shortNumber(upper)} is the spread of ${chunkNumber} chunks of the reference, which are parts of what they are compared with, and each chunk is one more chance of an alert`)}`,
        drifted,
      },
    ];
  });
}

function ofCategories(
  categories: NonNullable<CompatColumn['categories']>,
  column: ColumnAssessment,
): ToolFinding[] {
  const { chi2_p: pValue, ...values } = nannymlCategories(categories);
  const drifted = pValue < 0.05;
  return Object.entries({ ...values, chi2_p: pValue })
    .filter(([, value]) => !Number.isNaN(value))
    .map(([method, value]) => ({
      check: `nannyml.${method}`,
      subject: column.column,
      observed: { value, method: 'NannyML 0.13, all rows as one chunk' },
      expected: method === 'chi2_p' ? '≥ 0.05' : 'for information',
      message:
        method === 'chi2_p'
          ? `NannyML ${drifted ? 'alerts' : 'does not alert'} on ${quoted(column.column)}, ${difference(drifted, column, 'any real shift is an alert to it, however small')}`
          : `${method} of ${quoted(column.column)}`,
      ...(method === 'chi2_p' ? { drifted } : {}),
    }));
}

function difference(drifted: boolean, column: ColumnAssessment, whyMore: string): string {
  if (drifted === (column.judgement.state === 'drifted')) return 'as we do';
  return `we say ${ours(column)}: ${drifted ? whyMore : 'chunks of a tenth of the rows each see less than all rows together'}`;
}
