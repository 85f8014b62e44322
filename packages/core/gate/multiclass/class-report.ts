import { classF1, classPrecision, classRecall } from '#stats/class-averages.ts';
import { classAt, countPredictions, type OneClass } from '#stats/multiclass-counts.ts';
import { criticalValue } from '#stats/normal.ts';
import { addHit, shareOfHits } from '#stats/weighted-proportion.ts';
import { wilsonBounds } from '#stats/wilson-interval.ts';
import type { Model, MulticlassData } from './multiclass-rows.ts';

/** How one model treats one class; of weighted rows by their weight. `null`: 0/0. */
export interface ClassFigures {
  /** Rows. */
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Wilson's interval of the recall at 95 %; of weighted rows over what they are worth, of clustered ones absent. */
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
export function classReport(data: MulticlassData): readonly ClassReport[] {
  const classCount = data.classes.length;
  const rowsOf = (model: Model): ((index: number) => OneClass) => {
    const counts = countPredictions(data.labels, data[model]!.predicted, { classCount });
    return (index) => classAt(counts, index);
  };
  const rows = rowsOf('candidate');
  const candidate = figuresOf(data, 'candidate', rows);
  const champion = data.champion && figuresOf(data, 'champion', rowsOf('champion'));
  return data.classes.map((name, index) => ({
    name,
    rows: rows(index).labelled,
    candidate: candidate(index),
    ...(champion ? { champion: champion(index) } : {}),
  }));
}

function figuresOf(
  data: MulticlassData,
  model: Model,
  rowsOf: (index: number) => OneClass,
): (index: number) => ClassFigures {
  const { labels, classes, weights } = data;
  const options = { classCount: classes.length, ...(weights ? { weights } : {}) };
  const counts = countPredictions(labels, data[model]!.predicted, options);
  const worth = worthOfRecalls(data, model);
  return (index) => {
    const one = classAt(counts, index);
    const { predicted } = rowsOf(index);
    if (one.labelled === 0) {
      const precision = predicted > 0 ? 0 : null;
      return { predicted, precision, recall: null, f1: precision };
    }
    const size = worth ? worth(index) : one.labelled;
    const { lower, upper } = wilsonBounds(classRecall(one) * size, size, criticalValue(level));
    return {
      predicted,
      precision: predicted > 0 ? classPrecision(one) : null,
      recall: classRecall(one),
      f1: classF1(one),
      ...(data.clusters ? {} : { recallInterval: [lower, upper] as const }),
    };
  };
}

/** Of weighted rows: how many rows the recall of each class is worth. */
function worthOfRecalls(
  { labels, classes, weights, ...models }: MulticlassData,
  model: Model,
): ((index: number) => number) | undefined {
  if (!weights) return undefined;
  const { predicted } = models[model]!;
  const ofClass = classes.map(() => ({ all: 0, hits: 0, squares: 0, hitSquares: 0 }));
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    addHit(ofClass[label]!, weights[row]!, predicted[row] === label);
  }
  return (index) => shareOfHits(ofClass[index]!).effectiveRows;
}
