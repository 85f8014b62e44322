import type { Finding, Severity, Verdict } from '../verdict/finding.ts';
import type { ColumnAssessment } from './column-assessment.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { largestChange, probabilityText, quoted, shareText, shortNumber } from './drift-words.ts';
import type { JudgedCategories } from './new-categories.ts';
import { pipelineFindings } from './pipeline-findings.ts';

const listedCategories = 10;

/** The deciding statistic with its verdict, then every other statistic of the column for the reader. */
export function columnFindings(
  column: ColumnAssessment,
  severity: Severity,
  verdict: Verdict,
  policy: DriftPolicy,
): Finding[] {
  const prefix = column.isPrediction ? 'predictions.' : '';
  const location = policy.locate(
    column.isPrediction ? ['predictions', 'column'] : locationPath(column, policy),
  );
  const statistics = [...column.statistics].flatMap(([name, statistic]): Finding[] => {
    const observed = {
      value: statistic.value,
      n: statistic.sizes.current,
      method: statistic.method,
      ...(statistic.interval ? { interval: statistic.interval } : {}),
    };
    const common = { check: `${prefix}${name}`, subject: column.column, location };
    const decides = name === column.method;
    const finding: Finding = decides
      ? { ...common, severity, verdict, observed, ...decision(column, verdict, policy.alpha) }
      : { ...common, ...forInformation, observed, message: `${name} of ${quoted(column.column)}` };
    if (!statistic.pValue) return [finding];
    const { value, method, interval } = statistic.pValue;
    return [
      finding,
      {
        ...common,
        ...forInformation,
        check: `${prefix}${name}.p_value`,
        observed: { value, n: statistic.sizes.current, method, ...(interval ? { interval } : {}) },
        message: `chance of such a ${name} when nothing shifted, not corrected for the number of columns`,
      },
    ];
  });
  return [
    ...statistics,
    ...(column.newCategories
      ? [
          {
            ...newCategoryFinding(column.column, column.newCategories, policy),
            check: `${prefix}new_category`,
            location,
          },
        ]
      : []),
    ...pipelineFindings(column, prefix, location),
  ];
}

const forInformation = {
  verdict: 'pass',
  severity: 'info',
  expected: 'for information',
} as const;

function locationPath(column: ColumnAssessment, policy: DriftPolicy): string[] {
  return policy.methodByColumn.has(column.column)
    ? ['method', column.column]
    : ['effect', column.method, 'alert'];
}

function decision(
  column: ColumnAssessment,
  verdict: Verdict,
  alpha: number,
): Pick<Finding, 'expected' | 'message' | 'needed'> {
  const { judgement, threshold, comparison, method } = column;
  const { shift } = column.statistics.get(method)!;
  const limit = shortNumber(threshold.alert);
  const name = quoted(column.column);
  const expected = `shift ≤ ${limit}`;
  const change = `Largest change: ${largestChange(comparison.binsWithMissing)}`;
  const chances = `p ${probabilityText(judgement.noShift)} for no shift, p ${probabilityText(judgement.atMost)} for at most ${limit}, corrected for the number of columns`;
  if (judgement.state === 'drifted') {
    return {
      expected,
      message: `${name} has shifted by ${shortNumber(shift)}, more than ${limit} (${chances}). ${change}. Find out whether the source or the world changed`,
    };
  }
  if (judgement.state === 'stable') {
    const real =
      judgement.noShift <= alpha
        ? 'shifted, but by less than the threshold'
        : 'no shift worth the name';
    return { expected, message: `${name}: ${real} (${shortNumber(shift)}). ${change}` };
  }
  const { detectable, needed } = judgement;
  const reach =
    detectable === undefined || !Number.isFinite(detectable)
      ? 'there are too few rows to test anything'
      : `these rows would show a shift of ${shortNumber(detectable)} four times in five`;
  const remedy =
    needed === undefined
      ? 'more current rows alone would not decide it: give a larger reference or another threshold'
      : `about ${needed} more current rows are needed`;
  return {
    expected,
    ...(needed !== undefined && verdict === 'inconclusive' ? { needed } : {}),
    message: `${name}: a shift of ${shortNumber(shift)} is neither clearly above nor below ${limit} (${chances}); ${reach}; ${remedy}`,
  };
}

function newCategoryFinding(
  column: string,
  found: JudgedCategories,
  { newCategoryAlert }: DriftPolicy,
): Omit<Finding, 'check'> {
  const { values, rows, currentRows, folded, unexpected } = found;
  const listed = values
    .slice(0, listedCategories)
    .map(({ value, count }) => `${quoted(value)} (${count})`)
    .join(', ');
  const more =
    values.length > listedCategories ? ` and ${values.length - listedCategories} more` : '';
  const what = folded
    ? 'values that the profile does not list (it keeps the frequent ones)'
    : 'new values';
  return {
    subject: column,
    verdict: unexpected ? 'warn' : 'pass',
    severity: 'warning',
    observed: {
      value: rows,
      unit: 'rows',
      n: currentRows,
      method: `rows with a value that the reference does not list; binomial test against its rare values, p ${probabilityText(found.pValue)}`,
    },
    expected: `≤ ${shareText(newCategoryAlert)} of rows, or no more than rare values explain`,
    message:
      values.length === 0
        ? `${quoted(column)} has no new value`
        : `${quoted(column)} has ${shareText(rows / currentRows)} of its rows in ${what}: ${listed}${more}${
            unexpected
              ? '. The model has not learned them: check how it encodes unknown values'
              : ''
          }`,
  };
}
