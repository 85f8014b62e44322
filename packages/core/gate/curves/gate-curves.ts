import type { Labels } from '../gate-rows.ts';
import { binaryCurves, scoreRange, type BinaryCurves, type CurveOptions } from './binary-curves.ts';
import { regressionCurves, regressionRanges, type RegressionCurves } from './regression-curves.ts';

/** Rows of both models as the gate measured them. */
export interface CurveInput {
  readonly labels: Labels;
  readonly candidate: Float64Array;
  readonly champion?: Float64Array;
  readonly weights?: Float64Array;
}

interface OfBoth<T> {
  readonly candidate: T;
  readonly champion?: T;
}

/** What a page draws of a gate: a few thousand numbers, however many rows there were. */
export type GateCurves =
  | ({ readonly kind: 'binary' } & OfBoth<BinaryCurves>)
  | ({ readonly kind: 'regression' } & OfBoth<RegressionCurves>);

/** undefined when there are no rows. */
export function gateCurves(rows: CurveInput, options: CurveOptions): GateCurves | undefined {
  const { labels, candidate, champion, weights } = rows;
  if (labels.length === 0) return undefined;
  const models = champion ? [candidate, champion] : [candidate];
  if (labels instanceof Uint8Array) {
    const range = scoreRange(models);
    const draw = (scores: Float64Array): BinaryCurves =>
      binaryCurves({ labels, scores, ...(weights ? { weights } : {}) }, range, options);
    return { kind: 'binary', ...ofBoth(candidate, champion, draw) };
  }
  const ranges = regressionRanges(labels, models);
  const draw = (scores: Float64Array): RegressionCurves =>
    regressionCurves({ labels, scores, ...(weights ? { weights } : {}) }, ranges);
  return { kind: 'regression', ...ofBoth(candidate, champion, draw) };
}

function ofBoth<T>(
  candidate: Float64Array,
  champion: Float64Array | undefined,
  draw: (scores: Float64Array) => T,
): OfBoth<T> {
  return { candidate: draw(candidate), ...(champion ? { champion: draw(champion) } : {}) };
}
