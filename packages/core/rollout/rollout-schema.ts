import { Type, type Static, type TSchema } from '@sinclair/typebox';

const closed = { additionalProperties: false } as const;
const ratio = Type.Number({ minimum: 1, description: 'Canary rate over stable rate.' });
const share = Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 });
const duration = Type.String({ description: '500ms, 30s, 5m, 1h30m' });

const errors = Type.Object(
  {
    total: Type.String({ description: 'Counter of requests: name{label="value"}.' }),
    bad: Type.String({ description: 'Counter of failed requests, a part of total.' }),
    max_ratio: ratio,
    slo: Type.Optional(share),
    promote_below: Type.Optional(Type.Number({ exclusiveMinimum: 1 })),
    negligible: Type.Optional(share),
  },
  closed,
);

const latency = Type.Object(
  {
    histogram: Type.String({ description: 'Histogram by its base name, without _bucket.' }),
    over_ms: Type.Union([
      Type.Number({ exclusiveMinimum: 0 }),
      Type.Array(Type.Number({ exclusiveMinimum: 0 }), { minItems: 1, uniqueItems: true }),
    ]),
    unit: Type.Optional(Type.Union([Type.Literal('s'), Type.Literal('ms')])),
    max_ratio: ratio,
    promote_below: Type.Optional(Type.Number({ exclusiveMinimum: 1 })),
    negligible: Type.Optional(share),
  },
  closed,
);

const sampleRatio = Type.Object(
  {
    tolerance: Type.Optional(Type.Number({ minimum: 0, maximum: 0.5 })),
    alpha: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 0.5 })),
  },
  closed,
);

const policy = (...words: [string, string]): TSchema => Type.String({ enum: words });

/** rollout.yaml; `target` and `source` are the schemas of the kinds that the delivery adapters know. */
export function rolloutSchema(target: TSchema, source: TSchema) {
  const analysis = Type.Object(
    {
      every: duration,
      warm_up: Type.Optional(duration),
      alpha: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 0.5 })),
      source,
      errors: Type.Optional(errors),
      latency: Type.Optional(latency),
      no_data: Type.Optional(policy('hold', 'roll-back')),
      min_errors: Type.Optional(Type.Integer({ minimum: 1 })),
      design_effect: Type.Optional(Type.Union([Type.Literal('auto'), Type.Number({ minimum: 1 })])),
      sample_ratio: Type.Optional(sampleRatio),
    },
    closed,
  );
  return Type.Object(
    {
      version: Type.Literal(1),
      target,
      steps: Type.Array(Type.Integer({ minimum: 1, maximum: 100 }), { minItems: 2 }),
      bake: Type.Object({ min: duration, max: duration }, closed),
      analysis,
      on_inconclusive: Type.Optional(policy('roll-back', 'hold')),
    },
    closed,
  );
}

export type RolloutYaml = Static<ReturnType<typeof rolloutSchema>>;
export type AnalysisYaml = RolloutYaml['analysis'];
