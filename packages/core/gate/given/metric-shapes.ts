import { isReport, readReport } from './classification-report.ts';
import type { Collection } from './collection.ts';
import { isDiff, isShow, readDiff, readShow } from './dvc-shapes.ts';
import { isMapping } from './json-mapping.ts';
import { ownName } from './metric-names.ts';
import { isMlflowRun, readMlflowRun } from './mlflow-run.ts';

/** Where numbers stand in a file, and which side of a comparison is asked for. */
export interface ShapeContext {
  /** The file, for what is said of it. */
  readonly source: string;
  readonly side: 'candidate' | 'champion';
}

/** A way of writing numbers. A new one is a line here and a file beside this one. */
interface Shape {
  readonly title: string;
  isIt(value: unknown): boolean;
  read(value: unknown, into: Collection, context: ShapeContext): void;
}

/** In this order: the first that fits reads the file. */
export const metricShapes: readonly Shape[] = [
  { title: "an MLflow run's metrics", isIt: isMlflowRun, read: readMlflowRun },
  { title: 'the output of dvc metrics show --json', isIt: isShow, read: readShow },
  { title: 'the output of dvc metrics diff --json', isIt: isDiff, read: readDiff },
  { title: "scikit-learn's classification_report", isIt: isReport, read: readReport },
  { title: "the metrics.json of MLflow's evaluate", isIt: isEvaluation, read: readNamed },
  { title: 'numbers by name', isIt: isMapping, read: readNamed },
];

/** mlflow.models.evaluate: names of its default evaluator, beside counts that only it writes. */
function isEvaluation(value: unknown): boolean {
  return isMapping(value) && 'example_count' in value && typeof value['example_count'] === 'number';
}

/** Plain and nested names, as DVC, DVCLive and CML keep them; the functions of scikit-learn by our names too. */
function readNamed(value: unknown, into: Collection): void {
  into.walk(value, '');
  if (!isMapping(value)) return;
  for (const [name, number] of Object.entries(value)) {
    const own = ownName(name);
    if (own !== undefined && typeof number === 'number') into.alias(own, number, name);
  }
}
