import type { Finding, Location } from '../verdict/finding.ts';
import type { ColumnAssessment } from './column-assessment.ts';
import type { SpellingVariant } from './category-spelling.ts';
import { probabilityText, quoted, shareText, shortNumber } from './drift-words.ts';

const listedVariants = 5;
const broken = { verdict: 'fail', severity: 'error' } as const;

/** Signs that the pipeline broke rather than the world moved: each blocks retraining. */
export function pipelineFindings(
  column: ColumnAssessment,
  prefix: string,
  location: Location,
): Finding[] {
  return [unitFinding(column), constantFinding(column), spellingFinding(column)].flatMap((found) =>
    found ? [{ ...found, check: `${prefix}${found.check}`, subject: column.column, location }] : [],
  );
}

/** For the reason why nothing is retrained. */
export function pipelineReasons({ column, unit, constant, variants }: ColumnAssessment): string[] {
  return [
    ...(unit ? [`'${column}' is ${unit.name} what it was: a new unit`] : []),
    ...(constant ? [`'${column}' varied and is now always ${quoted(constant.value)}`] : []),
    ...(variants.length > 0
      ? [`'${column}' spells ${quoted(variants[0]!.of)} as ${quoted(variants[0]!.value)}`]
      : []),
  ];
}

type ColumnFinding = Omit<Finding, 'subject'>;

function unitFinding({ column, unit }: ColumnAssessment): ColumnFinding | undefined {
  if (!unit) return undefined;
  const { factor, offset, name } = unit;
  const formula =
    offset === 0
      ? `${shortNumber(factor)} times those of the reference`
      : `those of ${name} (${shortNumber(factor)} · reference + ${shortNumber(offset)})`;
  return {
    ...broken,
    check: 'unit_change',
    observed: {
      value: factor,
      unit: 'times',
      method:
        'middle and spread against the reference, among factors between units that people mix up',
    },
    expected: 'the unit of the reference',
    message: `mean and spread of ${quoted(column)} are both ${formula}: its unit changed. Repair the source; do not retrain on it`,
  };
}

function constantFinding({ column, constant }: ColumnAssessment): ColumnFinding | undefined {
  if (!constant) return undefined;
  return {
    ...broken,
    check: 'constant_feed',
    observed: {
      value: constant.value,
      n: constant.rows,
      method: `one value in every row; chance of that without a change p ${probabilityText(constant.pValue)} at most`,
    },
    expected: 'more than one value, as in the reference',
    message: `${quoted(column)} varied in the reference and is ${quoted(constant.value)} in all ${constant.rows} rows: a default value or a stuck sensor. Repair the source; do not retrain on it`,
  };
}

function spellingFinding({
  column,
  variants,
  newCategories,
}: ColumnAssessment): ColumnFinding | undefined {
  if (variants.length === 0) return undefined;
  const rows = variants.reduce((sum, { count }) => sum + count, 0);
  const listed = variants.slice(0, listedVariants).map((variant) => variantText(variant));
  const more =
    variants.length > listedVariants ? ` and ${variants.length - listedVariants} more` : '';
  return {
    ...broken,
    check: 'category_spelling',
    observed: {
      value: rows,
      unit: 'rows',
      n: newCategories!.currentRows,
      method:
        'rows with a new value that differs from a known one only in case, white space or number format',
    },
    expected: 'the spelling of the reference',
    message: `${quoted(column)} has ${shareText(rows / newCategories!.currentRows)} of its rows in other spellings of known values: ${listed.join(', ')}${more}. Repair the source or bring the values to one form; the model has not learned them`,
  };
}

function variantText({ value, of, count }: SpellingVariant): string {
  return `${quoted(value)} for ${quoted(of)} (${count})`;
}
