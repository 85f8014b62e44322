import { Type, type TSchema } from '@sinclair/typebox';

const count = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false };

const numeric = Type.Object(
  {
    min: Type.Number(),
    max: Type.Number(),
    mean: Type.Number(),
    std: Type.Number({ minimum: 0 }),
    edges: Type.Array(Type.Number(), { minItems: 1 }),
    counts: Type.Array(count, { minItems: 1 }),
    discrete: Type.Optional(Type.Boolean()),
  },
  closed,
);

const categorical = Type.Object(
  {
    values: Type.Array(Type.Object({ value: Type.String(), count }, closed)),
    otherCount: count,
    distinct: count,
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
    schemaVersion: Type.Literal(1),
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
