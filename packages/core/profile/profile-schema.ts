import { Type, type TSchema } from '@sinclair/typebox';

const count = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false };

// [exponent, bits, shift, first, counts …]; packages/core/profile/cell-text.ts says what they mean.
const octaves = Type.Array(Type.Array(Type.Integer(), { minItems: 5 }));

// Either discrete with edges and counts, or with cells.
const numeric = Type.Object(
  {
    min: Type.Number(),
    max: Type.Number(),
    mean: Type.Number(),
    std: Type.Number({ minimum: 0 }),
    edges: Type.Optional(Type.Array(Type.Number(), { minItems: 1 })),
    counts: Type.Optional(Type.Array(count, { minItems: 1 })),
    discrete: Type.Optional(Type.Literal(true)),
    cells: Type.Optional(
      Type.Object({ negative: octaves, zeros: count, positive: octaves }, closed),
    ),
  },
  closed,
);

const categorical = Type.Object(
  {
    values: Type.Array(Type.Object({ value: Type.String(), count }, closed)),
    otherCount: count,
    distinct: count,
    distinctAtMost: Type.Optional(count),
  },
  closed,
);

const column = Type.Object(
  {
    type: oneOf(['integer', 'number', 'string', 'boolean', 'date', 'timestamp', 'other']),
    role: oneOf(['numeric', 'categorical', 'id', 'text', 'timestamp', 'constant', 'empty']),
    rows: count,
    missing: count,
    infinite: count,
    distinct: Type.Optional(count),
    distinctAtMost: Type.Optional(count),
    numeric: Type.Optional(numeric),
    categorical: Type.Optional(categorical),
    range: Type.Optional(Type.Object({ min: Type.String(), max: Type.String() }, closed)),
  },
  closed,
);

const time = Type.Object({ column: Type.String(), min: Type.String(), max: Type.String() }, closed);

const dvc = Type.Object(
  {
    file: Type.String(),
    path: Type.String(),
    md5: Type.String({ pattern: '^[0-9a-f]{32}(\\.dir)?$' }),
    stage: Type.Optional(Type.String()),
    verified: oneOf(['content', 'size', 'no']),
  },
  closed,
);

/** The published schema of profile.json. */
export const profileSchema = Type.Object(
  {
    schemaVersion: Type.Literal(2),
    rows: count,
    dataDigest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    time: Type.Optional(time),
    dvc: Type.Optional(Type.Array(dvc)),
    // Not a record of strings: its pattern lets names with a line break through unseen.
    columns: Type.Object({}, { additionalProperties: column }),
  },
  closed,
);

function oneOf(values: readonly string[]): TSchema {
  return Type.Unsafe<string>({ type: 'string', enum: [...values] });
}
