import { Type, type Static } from '@sinclair/typebox';

const strict = { additionalProperties: false };

/** JSON has no infinity and no NaN: they are these strings (core/record/plain-json.ts). */
const Quantity = Type.Union([
  Type.Number(),
  Type.Literal('NaN'),
  Type.Literal('Infinity'),
  Type.Literal('-Infinity'),
]);
const VerdictSchema = Type.Union(
  [Type.Literal('pass'), Type.Literal('warn'), Type.Literal('fail'), Type.Literal('inconclusive')],
  { description: 'inconclusive: not enough data to decide' },
);
const Sha256 = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'sha256, lower-case hexadecimal',
});

const MeasurementSchema = Type.Object(
  {
    value: Type.Union([Quantity, Type.String(), Type.Boolean(), Type.Null()], {
      description: 'Full precision; null where the quantity is undefined.',
    }),
    unit: Type.Optional(Type.String()),
    interval: Type.Optional(
      Type.Object(
        {
          lower: Quantity,
          upper: Quantity,
          level: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
        },
        {
          ...strict,
          description:
            'Confidence interval; level 0.95 means 95 %, level 1 means bounds that are certain.',
        },
      ),
    ),
    n: Type.Optional(
      Type.Number({ minimum: 0, description: 'Rows, requests or labels behind the value.' }),
    ),
    method: Type.String({ minLength: 1, description: 'The estimator, or the way it was counted.' }),
  },
  strict,
);

const FindingSchema = Type.Object(
  {
    check: Type.String({ minLength: 1, description: 'The name as the user writes it.' }),
    subject: Type.String({ description: 'The column, metric, slice or step.' }),
    verdict: VerdictSchema,
    severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('info')]),
    observed: MeasurementSchema,
    expected: Type.String(),
    needed: Type.Optional(
      Type.Union([Quantity], {
        description: 'Rows, requests or labels still needed for a decision.',
      }),
    ),
    message: Type.String({ description: 'What, where, what to do.' }),
    location: Type.Optional(
      Type.Object(
        {
          file: Type.String(),
          line: Type.Integer({ minimum: 1 }),
          column: Type.Integer({ minimum: 1 }),
        },
        { ...strict, description: 'Where the rule stands in the user’s file.' },
      ),
    ),
  },
  strict,
);

/** The published schema of report.json: what `RunReport` is once it is JSON. */
export const reportSchema = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    action: Type.String({ minLength: 1 }),
    verdict: VerdictSchema,
    summary: Type.String({
      minLength: 1,
      description: 'The verdict in one sentence, with the deciding number.',
    }),
    findings: Type.Array(FindingSchema, { minItems: 1 }),
    outputs: Type.Record(Type.String(), Type.String()),
    inputs: Type.Record(Type.String(), Sha256, {
      description: 'sha256 of each input, by input name.',
    }),
    tool: Type.Object({ name: Type.String(), version: Type.String() }, strict),
    startedAt: Type.String({ description: 'ISO 8601, UTC.' }),
    durationMs: Type.Number({ minimum: 0 }),
    override: Type.Optional(
      Type.Object(
        {
          who: Type.String({ minLength: 1 }),
          why: Type.String({ minLength: 1 }),
          until: Type.String({ minLength: 1, description: 'ISO 8601, UTC.' }),
          checks: Type.Optional(
            Type.Array(Type.String(), {
              minItems: 1,
              description: 'The checks that it is for; absent: all.',
            }),
          ),
        },
        {
          ...strict,
          description: 'Who accepted this run although its verdict does not: the exit code is 0.',
        },
      ),
    ),
  },
  strict,
);

export type ReportJson = Static<typeof reportSchema>;
