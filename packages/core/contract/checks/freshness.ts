import { Type } from '@sinclair/typebox';
import {
  defineCheck,
  ownColumn,
  RuleProblem,
  type CheckPlan,
  type ColumnShape,
  type Judgement,
} from '../check-kind.ts';
import type { Measured } from '../measure.ts';
import { momentText } from '../moment.ts';
import { parsePositiveDurationMs, formatDurationMs } from '../../config/duration.ts';
import { count } from '../words.ts';

// Local times without an offset may be up to 14 hours ahead of UTC; more than a day ahead is a broken clock.
const slackMs = 24 * 3_600_000;

/** The newest row is not older than `max_age`, and no row lies more than a day in the future. */
export const freshness = defineCheck({
  name: 'freshness',
  aliases: ['recency', 'fresh'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    max_age: Type.Optional(Type.String({ description: 'such as 90m, 24h, 7d' })),
  },
  optionAliases: { timestamp: 'column', maximum_age: 'max_age' },
  shorthand: 'max_age',
  tolerates: false,
  bounds: { upper: 'max_age', read: parsePositiveDurationMs },
  description: 'the newest date or time is not older than a duration',
  problems: ({ max_age: text }) =>
    text !== undefined && parsePositiveDurationMs(text) !== undefined
      ? []
      : [
          new RuleProblem(
            `expected a duration such as 90m, 24h or 7d, got ${text === undefined ? 'none' : `'${text}'`}`,
            'max_age',
          ),
        ],
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column: named, max_age: maxAge }, target) => {
    const column = ownColumn(target, named);
    if (column.type !== 'date' && column.type !== 'timestamp') {
      throw new RuleProblem(
        `freshness needs dates or times: '${column.name}' is of type ${column.type}`,
      );
    }
    return [freshnessPlan(column, maxAge!, target.now)];
  },
});

function freshnessPlan(column: ColumnShape, maxAge: string, now: number): CheckPlan {
  const moment = momentText(now + slackMs);
  return {
    subject: column.name,
    expected: `not older than ${maxAge}`,
    measures: {
      latest: { kind: 'latest', column, notAfter: moment },
      future: {
        kind: 'count',
        where: { kind: 'compare', column, operator: '>', bound: { moment } },
      },
    },
    judge: (measured) => judgeAge(measured, parsePositiveDurationMs(maxAge)!, now),
  };
}

function judgeAge(
  measured: Readonly<Record<string, Measured>>,
  maxAgeMs: number,
  now: number,
): Judgement {
  const future = Number(measured['future']);
  const latest = measured['latest'] as number | null;
  const base = { unit: 'seconds', method: 'age of the newest value' };
  if (latest === null) {
    const message = future > 0 ? inFuture(future) : 'no row has a date or time';
    return {
      outcome: future > 0 ? 'fail' : 'undecided',
      observed: { ...base, value: null },
      message,
    };
  }
  const ageMs = Math.max(0, now - latest);
  const observed = { ...base, value: ageMs / 1000 };
  if (future > 0) return { outcome: 'fail', observed, message: inFuture(future) };
  const message = `the newest value is ${momentText(latest).slice(0, 19)} UTC, ${formatDurationMs(ageMs)} old, expected at most ${formatDurationMs(maxAgeMs)}`;
  return { outcome: ageMs <= maxAgeMs ? 'pass' : 'fail', observed, message };
}

function inFuture(rows: number): string {
  return `${count(rows)} rows lie more than a day in the future: check the clock and the time zone they were written with`;
}
