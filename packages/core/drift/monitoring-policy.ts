import { Type, type Static } from '@sinclair/typebox';
import { parsePositiveDurationMs } from '../config/duration.ts';
import type { ConfigPath } from '../config/parse-config.ts';
import type { AlarmBudget } from './alarm-budget.ts';
import { compatTools, type CompatTool } from './compat/compat-tools.ts';

/** What a policy says about runs that follow each other, about weights and about other tools. */
export interface MonitoringPolicy {
  /** Undefined: every run decides for itself. */
  readonly alarmBudget: AlarmBudget | undefined;
  /** How long the same data may be seen before the feed counts as stale. */
  readonly staleAfterMs: number;
  /** Path of a JSON or CSV file with the weight of each column. */
  readonly importance: string | undefined;
  /** Tools whose numbers are reported beside ours. */
  readonly compat: readonly CompatTool[];
}

export const windowSchema = Type.Object(
  {
    column: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'a date or timestamp column; with rows any column that orders them',
      }),
    ),
    last: Type.Optional(Type.String({ description: 'how far back from the newest row: 24h' })),
    rows: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'that many rows: the newest by column, or the last in the order of the file',
      }),
    ),
    min_rows: Type.Optional(Type.Integer({ minimum: 1, description: 'fewer rows decide nothing' })),
  },
  { additionalProperties: false },
);

export const monitoringKeys = {
  budget: Type.Optional(
    Type.Object(
      {
        false_alarms: Type.Number({
          exclusiveMinimum: 0,
          maximum: 1000,
          description: 'most false alarms in the period, however often it is looked',
        }),
        per: Type.String({ description: 'the period: 365d' }),
      },
      { additionalProperties: false },
    ),
  ),
  stale_after: Type.Optional(
    Type.String({
      description: 'how long runs may see the same data before the feed is stale: 26h; default 0s',
    }),
  ),
  importance: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'JSON or CSV of feature importances: the share of drifted columns is weighted',
    }),
  ),
  compat: Type.Optional(
    Type.Unsafe<CompatTool | CompatTool[]>({
      anyOf: [
        { type: 'string', enum: [...compatTools] },
        { type: 'array', items: { type: 'string', enum: [...compatTools] }, minItems: 1 },
      ],
      description: 'also report the numbers and verdicts of these tools',
    }),
  ),
};

const monitoringSchema = Type.Object(monitoringKeys);
type WindowFile = Static<typeof windowSchema>;

interface ProblemReader {
  problem(path: ConfigPath, message: string): void;
}

export function readMonitoring(
  value: Static<typeof monitoringSchema>,
  reader: ProblemReader,
): MonitoringPolicy {
  const { budget, compat } = value;
  const duration = (path: ConfigPath, text: string): number => {
    const parsed = parsePositiveDurationMs(text);
    if (parsed === undefined) {
      reader.problem(path, `expected a duration such as 24h or 7d, got ${JSON.stringify(text)}`);
    }
    return parsed ?? 0;
  };
  return {
    alarmBudget: budget && {
      falseAlarms: budget.false_alarms,
      periodMs: duration(['budget', 'per'], budget.per),
    },
    staleAfterMs:
      value.stale_after === undefined ? 0 : duration(['stale_after'], value.stale_after),
    importance: value.importance,
    compat: compat === undefined ? [] : typeof compat === 'string' ? [compat] : [...compat],
  };
}

/** Which rows of the current data are looked at: exactly one of `lastMs` and `rows`. */
export interface WindowPolicy {
  readonly column: string | undefined;
  readonly lastMs: number | undefined;
  readonly rows: number | undefined;
  readonly minRows: number;
}

export function readWindow(given: WindowFile, reader: ProblemReader): WindowPolicy {
  const { column, last, rows } = given;
  const lastMs = last === undefined ? undefined : parsePositiveDurationMs(last);
  if (last !== undefined && lastMs === undefined) {
    reader.problem(
      ['window', 'last'],
      `expected a duration such as 24h or 7d, got ${JSON.stringify(last)}`,
    );
  }
  if ((last === undefined) === (rows === undefined)) {
    const got = last === undefined ? 'neither' : 'both';
    reader.problem(['window'], `expected one of 'last' (24h) and 'rows' (10000), got ${got}`);
  }
  if (last !== undefined && column === undefined) {
    reader.problem(
      ['window'],
      "'last' needs 'column', the date or timestamp that it counts back on",
    );
  }
  return { column, lastMs, rows, minRows: given.min_rows ?? 1 };
}
