import type { DrawEngine } from '#stats/draw-engine.ts';
import { scoreOrder, type ScoreOrder } from '#stats/score-order.ts';
import { stratifiedResampling, type Resampling } from '#stats/stratified-resampling.ts';
import { drawCells, type DrawnMatrices } from './cell-draws.ts';

/** Labels of a classifier are 0 and 1 (Uint8Array), of a regression the true values (Float64Array). */
export type Labels = Uint8Array | Float64Array;

/** Rows of one table or slice with the scores of both models, row by row. */
export interface GateRows<L extends Labels> {
  readonly labels: L;
  readonly candidate: Float64Array;
  readonly champion?: Float64Array;
  /** How much each row counts; absent when all count the same. */
  readonly weights?: Float64Array;
  readonly drawnBy: 'bootstrap' | 'stratified bootstrap';
  /** Bootstrap draws of these rows, made once and shared by all metrics. */
  readonly resampling: () => Resampling;
  /** As `resampling`, of these rows and the eight pseudo-rows of `confusion-metric.ts` behind them. */
  readonly resamplingWithPseudoRows: () => Resampling;
  /** Rows count alike and are drawn one by one, so that `drawCells` draws them. */
  readonly drawsSingleRows: boolean;
  /** Draws of the eight cells of label and predictions (`drawCells`): draws of rows, at a cost that does not grow with them. */
  readonly drawCells: (cells: readonly number[]) => DrawnMatrices;
  /** The rows by one model's score, sorted once and shared by all metrics. */
  readonly order: (model: 'candidate' | 'champion') => ScoreOrder;
  /** A value that several metrics of these rows need, made once. */
  readonly shared: <T>(key: string, make: () => T) => T;
}

export interface BootstrapOptions {
  readonly draws: number;
  readonly seed: number;
  /** Whether every draw has as many positives as the rows, or as many as chance gives it. */
  readonly classBalance: 'sampled' | 'fixed';
  /** Who makes the draws; this thread unless given. */
  readonly engine?: DrawEngine;
}

/** The labels of the pseudo-rows: four negatives, four positives. */
export const pseudoLabels = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1);

/** Draws are stratified by class where the class balance is fixed. */
export function gateRows<L extends Labels>(
  { weights, ...data }: Pick<GateRows<L>, 'labels' | 'candidate' | 'champion' | 'weights'>,
  options: BootstrapOptions,
): GateRows<L> {
  const { labels } = data;
  const weighted = weights?.some((weight) => weight !== weights[0]) === true;
  const byClass = labels instanceof Uint8Array && options.classBalance === 'fixed';
  const made = new Map<string, unknown>();
  const shared = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  };
  const resample = (pseudoRows: number): Resampling => {
    const strata = new Uint8Array(labels.length + pseudoRows);
    if (byClass) {
      strata.set(labels);
      strata.set(pseudoLabels.subarray(0, pseudoRows), labels.length);
    }
    return stratifiedResampling(strata, options);
  };
  return {
    ...data,
    ...(weights && weighted ? { weights } : {}),
    drawnBy: byClass ? 'stratified bootstrap' : 'bootstrap',
    resampling: () => shared('resampling', () => resample(0)),
    resamplingWithPseudoRows: () =>
      shared('resampling with pseudo-rows', () => resample(pseudoLabels.length)),
    drawsSingleRows: !weighted,
    drawCells: (cells) => drawCells(cells, { ...options, fixedClasses: byClass }),
    order: (model) => shared(`order of ${model}`, () => scoreOrder(data[model]!)),
    shared,
  };
}
