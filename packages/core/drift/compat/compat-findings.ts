import { chiSquareTwoSample } from '#stats/chi-square-test.ts';
import { energyDistance } from '#stats/energy-distance.ts';
import { ksTwoSample } from '#stats/ks-two-sample.ts';
import { wassersteinDistance } from '#stats/wasserstein.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { DriftAssessment } from '../assess-drift.ts';
import type { ColumnAssessment } from '../column-assessment.ts';
import type { DriftPolicy } from '../drift-policy.ts';
import { quoted, shareText, shortNumber } from '../drift-words.ts';
import { categoriesOfNumbers } from './compat-column.ts';
import type { CompatColumn } from './compat-input.ts';
import type { CompatTool } from './compat-tools.ts';
import {
  evidentlyOfCategories,
  evidentlyOfNumbers,
  isEvidentlyCategory,
  type EvidentlyResult,
} from './evidently-default.ts';
import { nannymlFindings } from './nannyml-findings.ts';
import { evidentlyDifference } from './tool-difference.ts';
import type { ToolFinding } from './tool-finding.ts';

/** The numbers and verdicts of other tools, for information; none changes our verdict. */
export function compatFindings(
  assessment: DriftAssessment,
  columns: ReadonlyMap<string, CompatColumn>,
  policy: DriftPolicy,
): Finding[] {
  const all = [...(assessment.predictions ? [assessment.predictions] : []), ...assessment.columns];
  return policy.compat.flatMap((tool): Finding[] => {
    const found = all.flatMap((column) => {
      const data = columns.get(column.column);
      return data ? toolFindings[tool](data, column, policy) : [];
    });
    const missing = all.filter(({ column }) => !columns.has(column));
    return [
      ...(tool === 'evidently' ? datasetFinding(found) : []),
      ...found,
      ...(missing.length > 0 ? [notComputed(tool, missing)] : []),
    ].map(({ check, subject, observed, expected, message }) => ({
      check,
      subject,
      observed,
      expected,
      message,
      verdict: 'pass',
      severity: 'info',
      location: policy.locate(['compat']),
    }));
  });
}

type ToolFindings = (
  data: CompatColumn,
  column: ColumnAssessment,
  policy: DriftPolicy,
) => ToolFinding[];

const toolFindings: Readonly<Record<CompatTool, ToolFindings>> = {
  evidently: (data, column, policy) => {
    const result = evidentlyResult(data);
    const shown = { subject: data.column };
    if (!result) {
      return [
        {
          ...shown,
          check: 'evidently.text',
          observed: { value: 'not computed', method: 'Evidently trains a text classifier' },
          expected: 'for information',
          message: `${quoted(data.column)} is free text to Evidently, which compares it by a classifier: not computed`,
        },
      ];
    }
    const { test, title, score, threshold, isPValue, drifted } = result;
    return [
      {
        ...shown,
        check: `evidently.${test}`,
        observed: { value: score, method: `Evidently 0.7, ${title}` },
        expected: isPValue ? `≥ ${threshold}` : `< ${threshold}`,
        message: `Evidently says ${drifted ? 'drifted' : 'not drifted'} (${title} ${shortNumber(score)}), ${evidentlyDifference(result, column, policy.alpha)}`,
        drifted,
      },
    ];
  },
  nannyml: (data, column) => nannymlFindings(data, column),
  scipy: (data) => {
    const one = (check: string, value: number, method: string): ToolFinding => ({
      check: `scipy.${check}`,
      subject: data.column,
      observed: { value, method: `scipy.stats.${method}, missing and infinite values left out` },
      expected: 'for information',
      message: `${method} of ${quoted(data.column)}`,
    });
    const { numeric } = data;
    if (numeric && numeric.reference.length > 0 && numeric.current.length > 0) {
      const { statistic, pValue } = ksTwoSample(numeric.reference, numeric.current);
      const { distance } = wassersteinDistance(numeric.reference, numeric.current);
      const energy = energyDistance(numeric.reference, numeric.current);
      return [
        one('ks_2samp', statistic, 'ks_2samp'),
        one('ks_2samp.p_value', pValue, 'ks_2samp'),
        one('wasserstein_distance', distance, 'wasserstein_distance'),
        one('energy_distance', energy, 'energy_distance'),
      ];
    }
    const counts = data.categories;
    const test = counts && chiSquareTwoSample(counts.reference, counts.current);
    if (!test || Number.isNaN(test.statistic)) return [];
    return [
      one('chi2_contingency', test.statistic, 'chi2_contingency'),
      one('chi2_contingency.p_value', test.pValue, 'chi2_contingency'),
    ];
  },
};

/** Undefined for free text. Empty columns, at which Evidently stops with an error, have no result either. */
function evidentlyResult({
  numeric,
  categories,
  isText,
}: CompatColumn): EvidentlyResult | undefined {
  if (numeric) {
    if (numeric.reference.length === 0 || numeric.current.length === 0) return undefined;
    return isEvidentlyCategory(numeric)
      ? evidentlyOfCategories(categoriesOfNumbers(numeric))
      : evidentlyOfNumbers(numeric);
  }
  return isText || !categories ? undefined : evidentlyOfCategories(categories);
}

/** Evidently's `drift_share` of 0.5, over the columns that it could be computed for. */
function datasetFinding(found: readonly ToolFinding[]): ToolFinding[] {
  const judged = found.filter(({ drifted }) => drifted !== undefined);
  if (judged.length === 0) return [];
  const share = judged.filter(({ drifted }) => drifted).length / judged.length;
  return [
    {
      check: 'evidently.dataset_drift',
      subject: 'dataset',
      observed: { value: share, n: judged.length, method: 'Evidently 0.7, DataDriftPreset' },
      expected: '< 0.5',
      message: `Evidently says ${share >= 0.5 ? 'dataset drift' : 'no dataset drift'}: ${shareText(share)} of ${judged.length} columns drifted, its limit is half`,
    },
  ];
}

function notComputed(tool: CompatTool, columns: readonly ColumnAssessment[]): ToolFinding {
  const names = columns.slice(0, 5).map(({ column }) => quoted(column));
  return {
    check: `${tool}.not_computed`,
    subject: 'dataset',
    observed: { value: columns.length, unit: 'columns', method: 'values of both sides' },
    expected: 'for information',
    message: `the numbers of ${tool} need every value of both sides: not computed for ${names.join(', ')}${columns.length > 5 ? ' and others' : ''}. Give files of up to a million rows as the reference and the current data`,
  };
}
