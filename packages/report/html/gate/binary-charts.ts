import type { BinaryCurves } from '#core/gate/curves/binary-curves.ts';
import type { GateCurves } from '#core/gate/curves/gate-curves.ts';
import type { BinChart } from '../chart/bin-chart.ts';
import type { Chart } from '../chart/chart.ts';
import type { LineChart, LineSeries } from '../chart/line-chart.ts';

type Binary = Extract<GateCurves, { kind: 'binary' }>;

const unit: [number, number] = [0, 1];
const height = { heightPx: 300 };

interface Side {
  readonly name: string;
  readonly curves: BinaryCurves;
}

/** ROC, precision–recall, reliability and scores of both models; what cannot be drawn is not, and `missingCharts` says why. */
export function binaryCharts({ candidate, champion }: Binary): Chart[] {
  const sides: Side[] = [
    { name: 'candidate', curves: candidate },
    ...(champion ? [{ name: 'champion', curves: champion }] : []),
  ];
  return [
    ...rocChart(sides),
    ...recallChart(sides),
    ...scores(sides),
    ...calibrationChart(sides),
    ...shiftChart(sides),
  ];
}

/** Why a chart that one expects is not there. */
export function missingCharts({ candidate, champion }: Binary): string[] {
  const models = [candidate, ...(champion ? [champion] : [])];
  const hasBothClasses = models.every(({ thresholds }) => thresholds !== undefined);
  const areProbabilities = models.every(({ calibration }) => calibration !== undefined);
  return [
    ...(hasBothClasses ? [] : ['No ROC and precision–recall curve: one class has no rows.']),
    ...(areProbabilities
      ? []
      : ['Scores outside 0…1 are no probabilities: their calibration is not drawn.']),
  ];
}

function seriesOf(
  sides: readonly Side[],
  pointsOf: (curves: BinaryCurves) => LineSeries['points'] | undefined,
): LineSeries[] {
  return sides.flatMap(({ name, curves }, index) => {
    const points = pointsOf(curves);
    // The lines of equal models lie on each other: both stay visible.
    return points ? [{ name, points, colour: index + 1, dashed: index === 1 }] : [];
  });
}

function rocChart(sides: readonly Side[]): LineChart[] {
  const series = seriesOf(sides, ({ thresholds }) => thresholds?.roc);
  if (series.length === 0) return [];
  return [
    {
      kind: 'lines',
      ...height,
      title: 'ROC',
      caption: 'Up and left is better; the diagonal is a coin.',
      x: { label: 'false positive rate', domain: unit },
      y: { label: 'true positive rate', domain: unit },
      series,
      guides: [{ at: 'diagonal' }],
    },
  ];
}

function recallChart(sides: readonly Side[]): LineChart[] {
  const series = seriesOf(sides, ({ thresholds }) => thresholds?.precisionRecall);
  const prevalence = sides[0]?.curves.thresholds?.prevalence;
  if (series.length === 0 || prevalence === undefined) return [];
  return [
    {
      kind: 'lines',
      ...height,
      title: 'Precision and recall',
      caption:
        'Up and right is better; the line is the share of positives, the precision of chance.',
      x: { label: 'recall', domain: unit },
      y: { label: 'precision', domain: unit },
      series,
      guides: [{ at: { y: prevalence }, label: 'chance' }],
    },
  ];
}

function calibrationChart(sides: readonly Side[]): LineChart[] {
  const series = sides.flatMap(({ name, curves: { calibration } }, index): LineSeries[] => {
    if (!calibration || calibration.length === 0) return [];
    return [
      {
        name,
        colour: index + 1,
        dots: true,
        dashed: index === 1,
        points: calibration.map(({ predicted, observed }) => [predicted, observed]),
        whiskers: calibration.map(({ predicted, lower, upper }) => [predicted, lower, upper]),
      },
    ];
  });
  if (series.length === 0) return [];
  return [
    {
      kind: 'lines',
      ...height,
      title: 'Calibration',
      caption:
        'Share of positives among rows of about the same score, with Wilson intervals; on the diagonal scores are probabilities.',
      x: { label: 'mean score', domain: unit },
      y: { label: 'share of positives', domain: unit },
      series,
      guides: [{ at: 'diagonal' }],
    },
  ];
}

/** Thresholds that were chosen for the champion's scores may not fit those of the candidate. */
function shiftChart(sides: readonly Side[]): BinChart[] {
  const [first, second] = sides;
  if (!first || !second) return [];
  return [
    {
      kind: 'bins',
      ...height,
      title: 'Scores of both models',
      caption:
        'All rows: where they differ, a threshold chosen for the one does not fit the other.',
      x: { label: 'score' },
      edges: first.curves.scores.positives.edges,
      series: [first, second].map(({ name, curves: { scores: byClass } }) => ({
        name,
        counts: byClass.positives.counts.map(
          (count, bin) => count + byClass.negatives.counts[bin]!,
        ),
      })),
    },
  ];
}

function scores(sides: readonly Side[]): BinChart[] {
  return sides.map(({ name, curves: { scores: byClass } }) => ({
    kind: 'bins',
    ...height,
    title: `Scores of the ${name}`,
    caption:
      'Each class as a distribution of its own: the less they overlap, the better they can be told apart.',
    x: { label: 'score' },
    edges: byClass.positives.edges,
    series: [
      { name: 'negatives', counts: byClass.negatives.counts, colour: 5 },
      { name: 'positives', counts: byClass.positives.counts, colour: 3 },
    ],
  }));
}
