import type { Chart } from '../../../../packages/report/html/chart/chart.ts';
import { openDatabase, rowsOf, sqlPath } from '../../data/database.ts';
import { percent } from '../words.ts';

/** A prediction table (id, late, score) and what the legend calls it. */
export interface PredictionTable {
  readonly name: string;
  readonly path: string;
}

// Fine enough that the polyline cannot be told from the exact curve at this size.
const scoreBins = 400;
const shownScoreBins = 50;
const calibrationBins = 12;
const highestScore = 0.6;

interface BinRow {
  readonly bin: number;
  readonly flights: number;
  readonly late: number;
}

/** ROC curve, calibration and score distribution of a few models on the same flights. */
export async function predictionCharts(tables: readonly PredictionTable[]): Promise<Chart[]> {
  const database = await openDatabase();
  const curves: { name: string; points: [number, number][] }[] = [];
  const calibrations: { name: string; points: [number, number][] }[] = [];
  const histograms: { name: string; counts: number[] }[] = [];
  for (const { name, path } of tables) {
    const source = `read_parquet(${sqlPath(path)})`;
    const bins = await rowsOf<BinRow>(
      database,
      `SELECT least(floor(score * ${scoreBins}), ${scoreBins - 1})::INTEGER AS bin, count(*)::DOUBLE AS flights,
              sum(late)::DOUBLE AS late FROM ${source} GROUP BY ALL ORDER BY bin DESC`,
    );
    curves.push({ name, points: rocPoints(bins) });
    histograms.push({ name, counts: histogram(bins) });
    const groups = await rowsOf<{ expected: number; seen: number }>(
      database,
      `SELECT avg(score) AS expected, avg(late) AS seen
       FROM (SELECT *, ntile(${calibrationBins}) OVER (ORDER BY score) AS part FROM ${source}) GROUP BY part ORDER BY part`,
    );
    calibrations.push({ name, points: groups.map(({ expected, seen }) => [expected, seen]) });
  }
  database.closeSync();
  return [rocChart(curves), scoreChart(histograms), calibrationChart(calibrations)];
}

/** From the highest score down: (false positive rate, true positive rate). */
export function rocPoints(bins: readonly BinRow[]): [number, number][] {
  const late = bins.reduce((sum, bin) => sum + bin.late, 0);
  const punctual = bins.reduce((sum, bin) => sum + bin.flights - bin.late, 0);
  let [hits, alarms] = [0, 0];
  return [
    [0, 0],
    ...bins.map((bin): [number, number] => {
      hits += bin.late;
      alarms += bin.flights - bin.late;
      return [alarms / punctual, hits / late];
    }),
  ];
}

function histogram(bins: readonly BinRow[]): number[] {
  const counts = Array.from({ length: shownScoreBins }, () => 0);
  for (const { bin, flights } of bins) {
    const shown = Math.floor((bin / scoreBins / highestScore) * shownScoreBins);
    counts[Math.min(shown, shownScoreBins - 1)]! += flights;
  }
  return counts;
}

function rocChart(series: readonly { name: string; points: [number, number][] }[]): Chart {
  return {
    kind: 'lines',
    title: 'ROC curve, flights of May',
    caption: 'The further above the diagonal, the better late flights are told from punctual ones.',
    x: { label: 'punctual flights wrongly flagged', domain: [0, 1], format: percent },
    y: { label: 'late flights found', domain: [0, 1], format: percent },
    series,
    guides: [{ at: 'diagonal' }],
  };
}

function scoreChart(series: readonly { name: string; counts: number[] }[]): Chart {
  const edges = Array.from(
    { length: shownScoreBins + 1 },
    (_, bin) => (bin / shownScoreBins) * highestScore,
  );
  return {
    kind: 'bins',
    title: 'Predicted probabilities',
    caption: `How often each model gives which probability of being late; the last bar holds everything from ${percent(highestScore)} up.`,
    x: { label: 'predicted probability of being late', format: percent },
    edges,
    series,
  };
}

function calibrationChart(series: readonly { name: string; points: [number, number][] }[]): Chart {
  const highest = Math.max(...series.flatMap(({ points }) => points.flat())) * 1.08;
  return {
    kind: 'lines',
    title: 'Calibration',
    caption:
      'Below the diagonal: flights were late less often than predicted. May was calmer than the winter the models learned from.',
    x: { label: 'predicted probability of being late', domain: [0, highest], format: percent },
    y: { label: 'share that was late', domain: [0, highest], format: percent },
    series: series.map((one) => ({ ...one, dots: true })),
    guides: [{ at: 'diagonal' }],
  };
}
