import type { Decision } from '../gate/decide.ts';
import type { Estimate } from '../gate/estimate.ts';
import type { Measurement } from '../verdict/finding.ts';

/** An estimate with the interval that it was decided by, as a finding carries it. */
export function measurement({ value, n, method }: Estimate, { interval }: Decision): Measurement {
  return {
    value: Number.isNaN(value) ? null : value,
    ...(interval ? { interval } : {}),
    n,
    method,
  };
}
