import { Type } from '@sinclair/typebox';
import { formatDurationMs, parsePositiveDurationMs } from '../../config/duration.ts';
import {
  defineCheck,
  ownColumn,
  RuleProblem,
  type CheckPlan,
  type Judgement,
} from '../check-kind.ts';
import type { GapCounts, SequenceMeasure, TimeStep } from '../measures/sequence.ts';
import { momentText } from '../moment.ts';
import { requireTimes } from '../require-times.ts';
import { expectedText, judgeShare } from '../row-check.ts';
import type { Tolerance } from '../tolerance.ts';

const steps: Readonly<Record<string, TimeStep>> = {
  minute: { ms: 60_000 },
  hour: { ms: 3_600_000 },
  day: { ms: 86_400_000 },
  week: { ms: 7 * 86_400_000 },
  month: { calendar: 'month' },
  quarter: { calendar: 'quarter' },
  year: { calendar: 'year' },
};

/** Every step from the first to the last moment has a row, or no two neighbours lie too far apart. */
export const dateGaps = defineCheck({
  name: 'date_gaps',
  aliases: ['no_date_gaps', 'sequential_values', 'no_gaps'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    every: Type.Optional(
      Type.String({ description: `${Object.keys(steps).join(', ')}, or a duration such as 15m` }),
    ),
    max_gap: Type.Optional(
      Type.String({ description: 'the longest distance allowed, such as 36h' }),
    ),
    by: Type.Optional(Type.Array(Type.String(), { minItems: 1, description: 'in each group' })),
  },
  optionAliases: { interval: 'every', datepart: 'every', group_by_columns: 'by' },
  shorthand: 'every',
  tolerates: true,
  description: 'every day (hour, week, …) from the first to the last has a row',
  problems: ({ every, max_gap: maxGap }) => {
    if ((every === undefined) === (maxGap === undefined)) {
      const got = every === undefined ? 'none' : 'both';
      return [new RuleProblem(`expected 'every' or 'max_gap', got ${got}`, 'max_gap')];
    }
    if (every !== undefined && !stepOf(every)) {
      const known = Object.keys(steps).join(', ');
      return [
        new RuleProblem(`expected ${known} or a duration such as 15m, got '${every}'`, 'every'),
      ];
    }
    if (maxGap !== undefined && parsePositiveDurationMs(maxGap) === undefined)
      return [new RuleProblem(`expected a duration such as 36h, got '${maxGap}'`, 'max_gap')];
    return [];
  },
  columnsOf: ({ column, by }, own) =>
    [column ?? own, ...(by ?? [])].filter((name) => name !== undefined),
  plan: ({ column: named, every, max_gap: maxGap, by: groups = [] }, target) => {
    const column = ownColumn(target, named);
    requireTimes('date_gaps', column);
    const by = groups.map((name) => target.columnNamed(name));
    const inEach = groups.length > 0 ? `, in each ${groups.join(', ')}` : '';
    const measure: SequenceMeasure =
      every === undefined
        ? { kind: 'wide-gaps', column, maxMs: parsePositiveDurationMs(maxGap!)!, by }
        : { kind: 'missing-steps', column, step: stepOf(every)!, by };
    const rule = every === undefined ? `no gap longer than ${maxGap}` : `a row for every ${every}`;
    return [gapPlan(measure, { rule: `${rule}${inEach}`, every, tolerance: target.tolerance })];
  },
});

function stepOf(every: string): TimeStep | undefined {
  if (Object.hasOwn(steps, every)) return steps[every];
  const ms = parsePositiveDurationMs(every);
  return ms === undefined ? undefined : { ms };
}

interface GapRule {
  readonly rule: string;
  readonly every: string | undefined;
  readonly tolerance: Tolerance;
}

function gapPlan(measure: SequenceMeasure, { rule, every, tolerance }: GapRule): CheckPlan {
  return {
    subject: measure.column.name,
    expected: expectedText(rule, tolerance),
    measures: { gaps: measure },
    judge: ({ gaps }) => judgeGaps(gaps as GapCounts, every, tolerance),
  };
}

function judgeGaps(found: GapCounts, every: string | undefined, tolerance: Tolerance): Judgement {
  const { considered, failing, firstGap, widest } = found;
  const fault = every === undefined ? 'are too long' : 'have no row';
  const counted = every === undefined ? 'gaps between neighbours' : 'steps';
  const judged = judgeShare({ considered, failing }, { fault, counted, tolerance });
  const observed = { ...judged.observed, unit: every === undefined ? 'gaps' : 'steps' };
  if (judged.outcome === 'undecided') {
    const message =
      'there are no two moments to look between (all are missing, or there are no rows)';
    return { ...judged, observed, message };
  }
  if (failing === 0 || firstGap === null) return { ...judged, observed };
  const size = every === undefined ? `, the widest is ${formatDurationMs(widest ?? 0)}` : '';
  const message = `${judged.message}; the first gap begins at ${momentText(firstGap).slice(0, 19)} UTC${size}`;
  return { ...judged, observed, message };
}
