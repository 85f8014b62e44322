import { formatDurationMs } from '#core/config/duration.ts';
import { estimatePlan, estimatedRates } from '#core/rollout/plan-estimate.ts';
import type { ReplayEntry } from '#core/rollout/replay.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import type { RolloutState } from '#core/rollout/rollout-state.ts';
import { escapeMarkdown } from '#report/escape.ts';

const shownMoves = 60;

/** Steps with their traffic, then every change of phase with its time. */
export function rolloutDetails(plan: RolloutPlan, entries: readonly ReplayEntry[]): string {
  const last = entries.at(-1);
  if (!last) return '';
  return `\n### Steps\n\n${stepsTable(plan, last.state)}\n\n### Timeline\n\n${timeline(entries)}\n`;
}

/** How long the plan may take and how many requests it needs. */
export function planDetails(plan: RolloutPlan): string {
  const { steps, shortestMs, longestMs } = estimatePlan(plan);
  const head = `| weight | ${estimatedRates.map((rate) => `${100 * rate} % errors`).join(' | ')} |`;
  const rows = steps.map(
    ({ weight, needed }) =>
      `| ${weight} % | ${needed.map((one) => (one.requests === undefined ? '–' : String(one.requests))).join(' | ')} |`,
  );
  const line = `|---|${'---|'.repeat(estimatedRates.length)}`;
  return (
    `\nBetween ${formatDurationMs(shortestMs)} and ${formatDurationMs(longestMs)}. Canary requests that each step needs, ` +
    `by the rate of errors (or slow requests) on both versions:\n\n${[head, line, ...rows].join('\n')}\n`
  );
}

function stepsTable(plan: RolloutPlan, state: RolloutState): string {
  const rows = plan.steps.map((weight) => {
    const step = state.steps.find((one) => one.weight === weight);
    if (!step) return `| ${weight} % | | | | ${weight === 100 ? 'promotion' : 'not reached'} |`;
    const total = step.canaryRequests + step.stableRequests;
    const realised = total > 0 ? `${((100 * step.canaryRequests) / total).toFixed(1)} %` : '';
    const lasted = step.leftAtMs === null ? '' : formatDurationMs(step.leftAtMs - step.enteredAtMs);
    return `| ${weight} % | ${realised} | ${step.canaryRequests} | ${step.stableRequests} | ${lasted} |`;
  });
  const head = [
    '| weight | realised | canary requests | stable requests | lasted |',
    '|---|---|---|---|---|',
  ];
  return [...head, ...rows].join('\n');
}

function timeline(entries: readonly ReplayEntry[]): string {
  const moves = entries.filter(
    ({ state }, index) =>
      index === 0 ||
      state.phase !== entries[index - 1]!.state.phase ||
      state.stepIndex !== entries[index - 1]!.state.stepIndex,
  );
  const rows = moves.slice(-shownMoves).map(({ atMs, state }) => {
    const why =
      state.reason && !['baking', 'shifting'].includes(state.phase) ? state.reason.message : '';
    const weight = `${state.desiredWeight} → ${state.observedWeight ?? '?'}`;
    return `| ${new Date(atMs).toISOString()} | ${state.phase} | ${weight} | ${escapeMarkdown(why)} |`;
  });
  return ['| time | phase | desired → observed | |', '|---|---|---|---|', ...rows].join('\n');
}
