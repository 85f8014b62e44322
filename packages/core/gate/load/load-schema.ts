import { Type, type Static } from '@sinclair/typebox';

const strict = { additionalProperties: false };
const text = Type.String({ minLength: 1 });
const cell = Type.Unsafe<string | number | boolean | null>({
  type: ['string', 'number', 'boolean', 'null'],
});

function milliseconds(description: string): ReturnType<typeof Type.Number> {
  return Type.Number({ exclusiveMinimum: 0, maximum: 600_000, description });
}

const request = Type.Object(
  {
    body: Type.Optional(Type.Unknown({ description: 'JSON that is posted as it is' })),
    rows: Type.Optional(
      Type.Array(Type.Record(Type.String(), cell, { minProperties: 1 }), {
        minItems: 1,
        maxItems: 10_000,
        description: 'rows to ask about, in turn',
      }),
    ),
    table: Type.Optional(
      Type.String({ minLength: 1, description: "path or address; the candidate's table" }),
    ),
    where: Type.Optional(
      Type.String({ minLength: 1, description: 'SQL condition over the columns' }),
    ),
    sample: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10_000, description: 'rows of the table (1000)' }),
    ),
    text_columns: Type.Optional(Type.Array(text)),
    rows_per_request: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  strict,
);

/** `load:` of gates.yaml: requests at a constant rate, whether or not the server keeps up, and what they must be like. */
export const loadSchema = Type.Object(
  {
    rate_per_second: Type.Number({
      exclusiveMinimum: 0,
      maximum: 10_000,
      description: 'requests that arrive in a second, evenly spaced',
    }),
    duration_seconds: Type.Number({ exclusiveMinimum: 0, maximum: 3600 }),
    warmup_seconds: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 600,
        description: 'at the same rate before, not counted (0)',
      }),
    ),
    p50_ms: Type.Optional(milliseconds('maximum of the median')),
    p95_ms: Type.Optional(milliseconds('maximum of the 95th percentile')),
    p99_ms: Type.Optional(milliseconds('maximum of the 99th percentile')),
    error_rate: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'maximum' }),
    ),
    cold_start_ms: Type.Optional(
      milliseconds('maximum from the start of `command` to its first good answer'),
    ),
    memory_mb: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'maximum of the resident memory of `command`, in 10⁶ bytes',
      }),
    ),
    request: Type.Optional(request),
    timeout_ms: Type.Optional(milliseconds('an answer later than this is an error (10000)')),
    connections: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, description: 'at most so many at once (100)' }),
    ),
    command: Type.Optional(
      Type.Array(text, {
        minItems: 1,
        description: 'argv of the server, started for this test and ended after it',
      }),
    ),
    ready_path: Type.Optional(
      Type.String({
        pattern: '^/',
        description: 'asked by GET until it answers 200, before the first prediction',
      }),
    ),
    start_timeout_seconds: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 3600, description: '120' }),
    ),
    remote: Type.Optional(
      Type.Literal(true, { description: 'the endpoint is on another machine, and may be loaded' }),
    ),
    severity: Type.Optional(
      Type.Unsafe<'error' | 'warn' | 'info'>({ type: 'string', enum: ['error', 'warn', 'info'] }),
    ),
  },
  strict,
);

export type LoadEntry = Static<typeof loadSchema>;
