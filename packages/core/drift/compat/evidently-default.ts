import {
  categoriesOfNumbers,
  distinctCount,
  type CategorySample,
  type NumericSample,
} from './compat-column.ts';
import { evidentlyCategorical, evidentlyNumeric } from './evidently-tests.ts';

export interface EvidentlyResult {
  /** Its name in a policy: 'ks', 'wasserstein', 'chisquare', 'z', 'jensenshannon'. */
  readonly test: 'ks' | 'wasserstein' | 'chisquare' | 'z' | 'jensenshannon';
  /** As Evidently shows it. */
  readonly title: string;
  readonly isPValue: boolean;
  readonly threshold: number;
  readonly score: number;
  readonly drifted: boolean;
}

const tests = {
  ks: { title: 'K-S p_value', isPValue: true, threshold: 0.05 },
  chisquare: { title: 'chi-square p_value', isPValue: true, threshold: 0.05 },
  z: { title: 'Z-test p_value', isPValue: true, threshold: 0.05 },
  wasserstein: { title: 'Wasserstein distance (normed)', isPValue: false, threshold: 0.1 },
  jensenshannon: { title: 'Jensen-Shannon distance', isPValue: false, threshold: 0.1 },
} as const;

/** Rows of the reference up to which Evidently tests; beyond it measures distances. */
const smallReference = 1000;
/** Numeric columns of no more distinct values are treated as categories. */
const fewValues = 5;

/** What Evidently does by default with a column that it takes for numeric. */
export function evidentlyOfNumbers(sample: NumericSample): EvidentlyResult {
  const categories = categoriesOfNumbers(sample);
  if (categories.names.length <= fewValues) return evidentlyOfCategories(categories);
  return sample.reference.length <= smallReference
    ? result('ks', evidentlyNumeric.ks(sample))
    : result('wasserstein', evidentlyNumeric.wasserstein(sample));
}

export function evidentlyOfCategories(sample: CategorySample): EvidentlyResult {
  const rows = sample.reference.reduce((sum, count) => sum + count, 0);
  if (rows > smallReference) {
    return result('jensenshannon', evidentlyCategorical.jensenshannon(sample));
  }
  const test = sample.names.length > 2 ? 'chisquare' : 'z';
  return result(test, evidentlyCategorical[test](sample));
}

/** Whole numbers with few values in the current data are categories to Evidently. */
export function isEvidentlyCategory({ current, integers }: NumericSample): boolean {
  return integers.current && distinctCount(current) <= 10;
}

function result(test: EvidentlyResult['test'], score: number): EvidentlyResult {
  const { title, isPValue, threshold } = tests[test];
  const drifted = isPValue
    ? test === 'ks'
      ? score <= threshold
      : score < threshold
    : score >= threshold;
  return { test, title, isPValue, threshold, score, drifted };
}
