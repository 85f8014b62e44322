import type { ColumnAssessment } from '#core/drift/assess-drift.ts';
import type { Judgement } from '#core/drift/judge-columns.ts';
import { formatNumber } from '../../format-number.ts';
import { fixed, segment, svg } from '../chart/frame.ts';

const [width, height, middle, left, right] = [330, 20, 10, 4, 326];

/** Too few rows to see a shift of the threshold: then the shift that they would show is worth telling. */
export function hasReach({ state, detectable }: Judgement, alert: number): boolean {
  return (
    state === 'undecided' &&
    detectable !== undefined &&
    Number.isFinite(detectable) &&
    detectable > alert
  );
}

/** The shift as a bar against both of its thresholds; hollow diamond: the shift that these rows would show. */
export function renderShiftBar({
  statistics,
  method,
  threshold,
  judgement,
  column,
}: ColumnAssessment): string {
  const { shift } = statistics.get(method)!;
  const detectable = hasReach(judgement, threshold.alert) ? judgement.detectable : undefined;
  const marks = [shift, threshold.alert * 1.6, detectable ?? 0].filter((mark) =>
    Number.isFinite(mark),
  );
  // A shift of ten thresholds must not make the threshold invisible: the bar ends with an arrow there.
  const end = Math.min(Math.max(...marks) * 1.06, threshold.alert * 8);
  const x = (value: number): number => left + (Math.min(value, end) / end) * (right - left);
  const bar = `<rect class="shift ${judgement.state}" x="${left}" y="${middle - 4}" width="${fixed(Math.max(1, x(shift) - left))}" height="8" rx="2"/>`;
  const arrow =
    shift > end
      ? `<path class="shift ${judgement.state}" d="M${right - 2},${middle - 7}l6,7l-6,7z"/>`
      : '';
  const retrain =
    threshold.retrain > threshold.alert && threshold.retrain <= end
      ? segment(
          'limit faint',
          [x(threshold.retrain), middle - 7],
          [x(threshold.retrain), middle + 7],
        )
      : '';
  const reach =
    detectable !== undefined && detectable <= end
      ? `<path class="reach" d="M${fixed(x(detectable))},${middle - 6}l6,6l-6,6l-6,-6z"/>`
      : '';
  return svg(
    { width, height },
    `${column}: ${method} shift ${formatNumber(shift)}, alarm at ${formatNumber(threshold.alert)}`,
    segment('grid', [left, middle], [right, middle]) +
      bar +
      arrow +
      retrain +
      segment('limit', [x(threshold.alert), middle - 8], [x(threshold.alert), middle + 8]) +
      reach,
  );
}
