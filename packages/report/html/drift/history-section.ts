import { scaleUtc } from 'd3-scale';
import { shareText } from '#core/drift/drift-words.ts';
import type { RememberedRun } from '#core/drift/run-history.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import type { Axis } from '../chart/frame.ts';
import { renderChart } from '../chart/chart.ts';
import type { LineSeries } from '../chart/line-chart.ts';
import { verdictBadge } from '../verdict-badge.ts';
import type { DriftPageInput } from './drift-page-input.ts';

type Told = RememberedRun & { readonly driftedShare: number };

const followedColumns = 4;
const tableRows = 60;

/** Drift over time, when at least two runs are remembered. */
export function renderHistory({ history, driftedShare }: DriftPageInput): string {
  const runs = history.filter((run): run is Told => run.driftedShare !== undefined);
  if (runs.length < 2) return '';
  const x = timeAxis(runs);
  const share = renderChart({
    kind: 'lines',
    title: 'Share of drifted columns',
    caption: 'One point a run; looking at the same data again is no second run.',
    x,
    y: {
      label: 'of the columns',
      domain: [
        0,
        Math.min(1, Math.max(driftedShare * 1.3, ...runs.map((run) => run.driftedShare * 1.1))),
      ],
      format: shareText,
    },
    series: [
      {
        name: 'drifted',
        dots: true,
        points: runs.map((run) => [Date.parse(run.at), run.driftedShare] as const),
        colour: 2,
      },
    ],
    guides: [{ at: { y: driftedShare }, label: 'alarm', kind: 'limit' }],
  });
  return `<section id="history"><h2>Drift over time</h2><div class="charts">${share}${renderShifts(runs, x)}</div>${renderRuns(runs)}</section>`;
}

/** Shifts in units of their thresholds, of the columns that moved most in the newest run. */
function renderShifts(runs: readonly Told[], x: Axis): string {
  const names = (runs.at(-1)!.shifts ?? []).slice(0, followedColumns).map(({ column }) => column);
  const series = names.map((name): LineSeries => {
    const points = runs.flatMap((run) => {
      const found = (run.shifts ?? []).find(({ column }) => column === name);
      return found ? [[Date.parse(run.at), found.shift / found.alert] as const] : [];
    });
    return { name: name.slice(0, 24), points, dots: true };
  });
  const highest = Math.max(
    1.3,
    ...series.flatMap(({ points }) => points.map(([, ratio]) => ratio)),
  );
  if (series.length === 0) return '';
  return renderChart({
    kind: 'lines',
    title: 'The columns that move most now',
    caption:
      'Shift as a multiple of its alarm threshold; a run without a point had larger shifts elsewhere.',
    x,
    y: { label: '× threshold', domain: [0, highest * 1.05] },
    series,
    guides: [{ at: { y: 1 }, label: 'alarm', kind: 'limit' }],
  });
}

function timeAxis(runs: readonly Told[]): Axis {
  const times = runs.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const domain: [number, number] = to > from ? [from, to] : [from - 1, to + 1];
  const scale = scaleUtc([new Date(domain[0]), new Date(domain[1])], [0, 1]);
  const isShort = to - from < 3 * 86_400_000;
  return {
    label: 'time of the run (UTC)',
    domain,
    ticks: scale.ticks(4).map((tick) => tick.getTime()),
    format: (time) => {
      const text = new Date(time).toISOString();
      return isShort ? text.slice(5, 16).replace('T', ' ') : text.slice(0, 10);
    },
  };
}

function renderRuns(runs: readonly Told[]): string {
  const rows = runs
    .slice(-tableRows)
    .toReversed()
    .map(
      (run) =>
        `<tr><td>${escapeHtml(run.at.slice(0, 16).replace('T', ' '))}</td><td>${run.verdict ? verdictBadge(run.verdict) : ''}</td><td>${shareText(run.driftedShare)}</td><td>${run.rows === undefined ? '' : escapeHtml(formatNumber(run.rows))}</td></tr>`,
    );
  return `<details><summary>${runs.length} runs</summary><div class="scroll"><table><thead><tr><th>run</th><th>verdict</th><th>drifted columns</th><th>rows</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}
