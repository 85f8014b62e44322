import { classF1, classPrecision, classRecall } from '#stats/class-averages.ts';
import { classAt, countPredictions, type ClassCounts } from '#stats/multiclass-counts.ts';
import { criticalValue } from '#stats/normal.ts';
import { wilsonBounds } from '#stats/wilson-interval.ts';
import type { Model, MulticlassData } from './multiclass-rows.ts';

/** How one model treats one class. `null`: 0/0. */
export interface ClassFigures {
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Wilson's interval of the recall at 95 %. */
  readonly recallInterval?: readonly [number, number];
}

export interface ClassReport {
  readonly name: string;
  /** Rows labelled so. */
  readonly rows: number;
  readonly candidate: ClassFigures;
  readonly champion?: ClassFigures;
}

const level = 0.95;

/** Figures of every class, to see which one a mean hides. They decide nothing. */
export function classReport(rows: MulticlassData): readonly ClassReport[] {
  const countsOf = (model: Model): ClassCounts =>
    countPredictions(rows.labels, rows[model]!.predicted, rows.classes.length);
  const candidate = countsOf('candidate');
  const champion = rows.champion && countsOf('champion');
  return rows.classes.map((name, index) => ({
    name,
    rows: classAt(candidate, index).labelled,
    candidate: figures(candidate, index),
    ...(champion ? { champion: figures(champion, index) } : {}),
  }));
}

function figures(counts: ClassCounts, index: number): ClassFigures {
  const one = classAt(counts, index);
  const { labelled, predicted, right } = one;
  if (labelled === 0) {
    const precision = predicted > 0 ? 0 : null;
    return { predicted, precision, recall: null, f1: precision };
  }
  const { lower, upper } = wilsonBounds(right, labelled, criticalValue(level));
  return {
    predicted,
    precision: predicted > 0 ? classPrecision(one) : null,
    recall: classRecall(one),
    f1: classF1(one),
    recallInterval: [lower, upper],
  };
}
