import { Type, type TProperties } from '@sinclair/typebox';
import type { CheckKind } from './check-kind.ts';
import { boundNames } from './thresholds.ts';

/** Other spellings of options that every check takes: dbt's. */
export const thresholdAliases: Readonly<Record<string, string>> = {
  warn_if: 'warn',
  error_if: 'error',
};

/** `warn` and `error` on one check: shares of rows, or bounds. */
export function thresholdOptions(kind: CheckKind): TProperties {
  const share = Type.Union(
    [
      Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
      Type.String({ pattern: '^ *(>=?|!=) *[0-9]+ *$' }),
    ],
    { description: "above this share of rows, or this number of them such as '> 10'" },
  );
  const bounds = Object.fromEntries(
    (kind.bounds ? boundNames(kind.bounds) : []).map((name) => [
      name,
      Type.Optional(kind.options[name]!),
    ]),
  );
  const threshold = kind.bounds
    ? Type.Object(bounds, { additionalProperties: false, minProperties: 1 })
    : share;
  if (!kind.bounds && !kind.tolerates) return {};
  return { warn: Type.Optional(threshold), error: Type.Optional(threshold) };
}
