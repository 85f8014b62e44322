import { Type, type Static } from '@sinclair/typebox';
import { issueSchema, readIssueSink, type IssueSink } from '../../notify/issue-sink.ts';

/** What people can ask to be told; recovery: a later candidate passes. */
export const gateEvents = ['rejected', 'inconclusive', 'recovery'] as const;
export type GateEvent = (typeof gateEvents)[number];

const sinkSchema = Type.Object(
  {
    issue: issueSchema,
    on: Type.Optional(
      Type.Array(Type.Unsafe<GateEvent>({ type: 'string', enum: [...gateEvents] }), {
        minItems: 1,
        description: 'what is told; default: rejected, recovery',
      }),
    ),
  },
  { additionalProperties: false },
);

/** `notify:` of gates.yaml; the same shape as in drift.yaml. */
export const gateNotifySchema = Type.Array(sinkSchema, {
  minItems: 1,
  description: 'who is told when a candidate is rejected',
});

export type GateSink = IssueSink & { readonly on: readonly GateEvent[] };

const defaultEvents: readonly GateEvent[] = ['rejected', 'recovery'];

export function readGateNotify({
  notify,
}: {
  readonly notify?: Static<typeof gateNotifySchema>;
}): GateSink[] {
  return (notify ?? []).map(({ issue, on }) => ({
    ...readIssueSink(issue),
    on: on ?? defaultEvents,
  }));
}
