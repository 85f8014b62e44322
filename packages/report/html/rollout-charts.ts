import { judge } from '#core/rollout/judge.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import { publicState, type RolloutState } from '#core/rollout/rollout-state.ts';
import type { Chart } from './chart/chart.ts';
import type { Guide, LineChart, LineSeries } from './chart/line-chart.ts';

/** The rollout at one moment, as its journal remembers it. */
export interface RolloutMoment {
  readonly atMs: number;
  readonly state: RolloutState;
}

/** ln E is drawn no lower than this: far below the bound every value says the same. */
const lowestShown = -3;
const highestShown = 12;

/** A rollout over time: the moments, their axis, and the mark of how it ended. */
interface Timeline {
  readonly plan: RolloutPlan;
  readonly moments: readonly { readonly x: number; readonly state: RolloutState }[];
  readonly time: LineChart['x'];
  readonly end: readonly Guide[];
}

/** Weight over time, then the evidence of every sequential test against its bounds, on the same axis of time. */
export function rolloutCharts(plan: RolloutPlan, moments: readonly RolloutMoment[]): Chart[] {
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last) return [];
  const seconds = (atMs: number): number => (atMs - first.atMs) / 1000;
  const lasted = seconds(last.atMs);
  const timeline: Timeline = {
    plan,
    moments: moments.map(({ atMs, state }) => ({ x: seconds(atMs), state })),
    time: { label: 'seconds since the start', domain: [0, Math.max(1, lasted)] },
    end: endGuide(last.state, lasted),
  };
  return [weightChart(timeline), harmChart(timeline), safetyChart(timeline)];
}

function endGuide(state: RolloutState, x: number): Guide[] {
  const seen = publicState(state);
  if (seen === 'in-progress') return [];
  const kind = seen === 'promoted' ? 'good' : seen === 'holding' ? 'plain' : 'bad';
  return [{ at: { x }, label: seen.replace('-', ' '), kind }];
}

function weightChart({ moments, time, end }: Timeline): LineChart {
  const points = moments.map(({ x, state }): [number, number] => [
    x,
    state.observedWeight ?? state.desiredWeight,
  ]);
  return {
    kind: 'lines',
    wide: true,
    heightPx: 190,
    title: 'Weight of the canary',
    caption: 'The share of live requests that the new model answers, as the gateway reported it.',
    x: time,
    y: { label: 'per cent', domain: [0, 100], tickCount: 4 },
    series: [{ name: 'weight', step: true, filled: true, points }],
    guides: end,
  };
}

function harmChart(timeline: Timeline): LineChart {
  const { plan } = timeline;
  const { maxRatio } = plan.analysis.errors ?? plan.analysis.latency!;
  return {
    ...evidenceChart(timeline, {
      value: 'logHarm',
      bound: 'harmBound',
      label: 'roll back above',
      kind: 'limit',
    }),
    title: 'Evidence that the canary is worse',
    caption: `Betting against "the canary is no worse than ${maxRatio} times the stable". It may be looked at after every poll: a canary as good as the stable crosses the line with a probability of at most ${plan.analysis.alpha}, ever.`,
  };
}

function safetyChart(timeline: Timeline): LineChart {
  return {
    ...evidenceChart(timeline, {
      value: 'logSafe',
      bound: 'safeBound',
      label: 'safe above',
      kind: 'good',
    }),
    title: 'Evidence that the canary is safe, at each step anew',
    caption:
      'A step is left upwards only when every line has crossed: without data nothing is promoted.',
  };
}

interface Question {
  readonly value: 'logHarm' | 'logSafe';
  readonly bound: 'harmBound' | 'safeBound';
  readonly label: string;
  readonly kind: 'limit' | 'good';
}

/** One line per sequential test, as the judge itself computes it from the journal's evidence. */
function evidenceChart(
  { plan, moments, time, end }: Timeline,
  question: Question,
): Omit<LineChart, 'title'> {
  const judged = moments.map(({ x, state }) => ({
    x,
    processes: judge(plan, state.evidence, plan.steps[state.stepIndex] ?? 100).processes,
  }));
  const last = judged.at(-1)!.processes;
  const series = last.map(({ name }, index): LineSeries => ({
    name: name === 'errors' ? 'errors' : `answers over ${name.replace('latency.', '')} ms`,
    step: true,
    // Without errors and slow answers the lines lie on each other: both stay visible.
    dashed: index % 2 === 1,
    points: judged.map(({ x, processes }) => [x, processes[index]![question.value]]),
  }));
  const bound = Math.max(...last.map((one) => one[question.bound]));
  const y = { label: 'ln of the evidence', tickCount: 4, domain: domainOf(series, bound) };
  const guide: Guide = { at: { y: bound }, label: question.label, kind: question.kind };
  return { kind: 'lines', wide: true, heightPx: 210, x: time, y, series, guides: [guide, ...end] };
}

/** Holds every finite point and the bound, within what is worth showing. */
function domainOf(series: readonly LineSeries[], bound: number): [number, number] {
  const values = series.flatMap(({ points }) => points.map(([, y]) => y)).filter(Number.isFinite);
  const top = Math.max(bound * 1.25, ...values);
  const bottom = Math.min(0, ...values);
  return [Math.max(lowestShown, bottom), Math.max(1, Math.min(highestShown, top))];
}
