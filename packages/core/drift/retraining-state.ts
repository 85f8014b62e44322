import { Type, type Static } from '@sinclair/typebox';
import { parseConfig } from '../config/parse-config.ts';
import { evidenceSchema } from './alarm-budget.ts';
import { feedSchema } from './stale-feed.ts';
import { noVolume, volumeSchema } from './data-volume.ts';
import type { Verdict } from '../verdict/finding.ts';
import type { ColumnState } from './judge-columns.ts';
import type { Told } from './sinks/telling.ts';

const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const moment = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` });

const shift = Type.Object(
  {
    column: Type.String(),
    method: Type.String(),
    shift: Type.Number(),
    alert: Type.Number(),
    state: Type.Unsafe<ColumnState>({ type: 'string', enum: ['drifted', 'stable', 'undecided'] }),
  },
  { additionalProperties: false },
);

const retrainingStateSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    /** Oldest first. */
    runs: Type.Array(
      Type.Object(
        {
          at: moment,
          /** sha256 of the current data: looking at the same data again is no second sighting. */
          data: digest,
          asksForRetraining: Type.Boolean(),
          /** For reports of drift over time; absent in files of earlier versions. */
          rows: Type.Optional(Type.Integer({ minimum: 0 })),
          verdict: Type.Optional(
            Type.Unsafe<Verdict>({
              type: 'string',
              enum: ['pass', 'warn', 'fail', 'inconclusive'],
            }),
          ),
          driftedShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
          /** The columns that moved most, worst first. */
          shifts: Type.Optional(Type.Array(shift)),
        },
        { additionalProperties: false },
      ),
    ),
    /** Oldest first. */
    dispatches: Type.Array(
      Type.Object(
        {
          at: moment,
          workflow: Type.String(),
          data: digest,
          reason: Type.String(),
          /** `intended` is written before the request, `sent` after its answer, `refused` when GitHub said no. */
          status: Type.Unsafe<'intended' | 'sent' | 'refused'>({
            type: 'string',
            enum: ['intended', 'sent', 'refused'],
          }),
          /** Rows that had arrived since the one before. */
          rows: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        { additionalProperties: false },
      ),
    ),
    /** What each of those who are told knows; absent in files of earlier versions. */
    told: Type.Optional(
      Type.Array(
        Type.Object(
          {
            /** Digest of the sink: the policy may change order. */
            sink: Type.String(),
            at: moment,
            alarm: Type.Optional(
              Type.Unsafe<'drift' | 'broken'>({ type: 'string', enum: ['drift', 'broken'] }),
            ),
            undecided: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    /** With an alarm budget: what repeated looks have added up to. */
    evidence: Type.Optional(evidenceSchema),
    /** The data of the last run, to see whether they still move. */
    feed: Type.Optional(feedSchema),
    /** Rows seen since the last training, for `when_rows`. */
    volume: Type.Optional(volumeSchema),
  },
  { additionalProperties: false },
);

/** What drift-check remembers between runs. */
export type RetrainingState = Static<typeof retrainingStateSchema>;
export type Dispatch = RetrainingState['dispatches'][number];

export const emptyState: RetrainingState = { schemaVersion: 1, runs: [], dispatches: [] };

/** More history than any `k of n` or budget looks at is dropped. */
const keptRuns = 100;
const keptDispatches = 1000;
const keptSinks = 100;

/** @throws CannotRunError when the file is damaged or of another version: forgetting would dispatch again. */
export function parseRetrainingState(text: string, file: string): RetrainingState {
  return parseConfig(retrainingStateSchema, text, file).value;
}

export function retrainingStateText(state: RetrainingState): string {
  return `${JSON.stringify(state, undefined, 2)}\n`;
}

/** The run added; an earlier sighting of the same data is replaced. */
export function rememberRun(
  state: RetrainingState,
  run: RetrainingState['runs'][number],
): RetrainingState {
  const others = state.runs.filter(({ data }) => data !== run.data);
  return { ...state, runs: [...others, run].slice(-keptRuns) };
}

/** The dispatch added; the rows that arrived until now are what it trains on. */
export function rememberDispatch(state: RetrainingState, dispatch: Dispatch): RetrainingState {
  const { volume } = state;
  return {
    ...state,
    dispatches: [
      ...state.dispatches,
      { ...dispatch, ...(volume ? { rows: volume.rows } : {}) },
    ].slice(-keptDispatches),
    ...(volume ? { volume: { ...volume, rows: 0 } } : {}),
  };
}

/** The newest dispatch with its outcome; the rows of a refused one still wait. */
export function settleDispatch(
  state: RetrainingState,
  status: Dispatch['status'],
): RetrainingState {
  const last = state.dispatches.at(-1);
  if (!last) return state;
  const { volume = noVolume } = state;
  return {
    ...state,
    dispatches: [...state.dispatches.slice(0, -1), { ...last, status }],
    ...(status === 'refused' && last.rows !== undefined
      ? { volume: { ...volume, rows: volume.rows + last.rows } }
      : {}),
  };
}

/** What a sink knows; nothing when it was never told anything. */
export function toldTo(state: RetrainingState, sink: string): Told {
  const { alarm, undecided } = state.told?.find((one) => one.sink === sink) ?? {};
  return { ...(alarm ? { alarm } : {}), ...(undecided ? { undecided } : {}) };
}

export function rememberTold(
  state: RetrainingState,
  sink: string,
  told: Told,
  at: string,
): RetrainingState {
  const others = (state.told ?? []).filter((one) => one.sink !== sink);
  return { ...state, told: [...others, { sink, at, ...told }].slice(-keptSinks) };
}
