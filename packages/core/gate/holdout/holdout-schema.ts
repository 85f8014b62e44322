import { Type, type Static } from '@sinclair/typebox';
import { severities } from '../gate-rule.ts';
import type { Severity } from '../../verdict/finding.ts';

/** `holdout:` of gates.yaml. */
export const holdoutSchema = Type.Object(
  {
    max_uses: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'candidates that the same evaluation data may decide about',
    }),
    severity: Type.Optional(
      Type.Unsafe<'error' | 'warn' | 'info'>({
        type: 'string',
        enum: ['error', 'warn', 'info'],
        description: 'of more uses than that (warn)',
      }),
    ),
  },
  { additionalProperties: false },
);

export interface HoldoutPolicy {
  readonly maxUses: number;
  readonly severity: Severity;
}

export function readHoldout(
  given: Static<typeof holdoutSchema> | undefined,
): HoldoutPolicy | undefined {
  if (!given) return undefined;
  return { maxUses: given.max_uses, severity: severities[given.severity ?? 'warn'] };
}
