import { Type, type Static } from '@sinclair/typebox';

/** One column, or several that name a row together. */
export const joinSchema = Type.Unsafe<string | string[]>({
  type: ['string', 'array'],
  minLength: 1,
  minItems: 1,
  items: { type: 'string', minLength: 1 },
  description: 'the column (or list of columns) that names a row in both tables',
});

/** `skew:` of drift.yaml. */
export const skewSchema = Type.Object(
  {
    training_log: Type.String({
      minLength: 1,
      description: 'features as the training pipeline computed them: path, glob or address',
    }),
    serving_log: Type.String({
      minLength: 1,
      description: 'features as the service computed them: path, glob or address',
    }),
    join: joinSchema,
    columns: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        minItems: 1,
        description: 'features to compare (all columns that both logs have)',
      }),
    ),
    exclude: Type.Optional(Type.Array(Type.String())),
    tolerance: Type.Optional(
      Type.Object(
        {
          absolute: Type.Optional(Type.Number({ minimum: 0, description: '1e-9' })),
          relative: Type.Optional(
            Type.Number({ minimum: 0, maximum: 1, description: 'of the larger of both: 1e-6' }),
          ),
        },
        { additionalProperties: false, description: 'numbers this close are the same' },
      ),
    ),
    max_share: Type.Optional(
      Type.Number({
        minimum: 0,
        exclusiveMaximum: 1,
        description: 'a larger share of rows that differ is skew (0.01)',
      }),
    ),
  },
  { additionalProperties: false },
);

export type SkewKey = Static<typeof skewSchema>;
