import type { Override } from '#core/release/ledger-entry.ts';
import { parseOverride } from '#core/release/parse-override.ts';
import type { InputReader } from './input-reader.ts';

/** The input `override`; one that is incomplete or has run out is a problem, never half a permission. */
export function readOverride(reader: InputReader, now: number): Override | undefined {
  const text = reader.optional('override');
  if (text === undefined) return undefined;
  const read = parseOverride(text, now);
  if ('override' in read) return read.override;
  for (const problem of read.problems) reader.problem('override', problem);
  return undefined;
}
