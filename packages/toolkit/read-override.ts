import type { RunOverride } from '#core/release/apply-override.ts';
import type { Override } from '#core/release/ledger-entry.ts';
import { parseOverride, parseRunOverride } from '#core/release/parse-override.ts';
import type { InputReader } from './input-reader.ts';

/** The input `override`; one that is incomplete or has run out is a problem, never half a permission. */
export function readOverride(reader: InputReader, now: number): Override | undefined {
  return read(reader, (text) => parseOverride(text, now));
}

/** The same of a run, which may be for some checks only. */
export function readRunOverride(reader: InputReader, now: number): RunOverride | undefined {
  return read(reader, (text) => parseRunOverride(text, now));
}

function read<T>(
  reader: InputReader,
  parse: (text: string) => { readonly override: T } | { readonly problems: readonly string[] },
): T | undefined {
  const text = reader.optional('override');
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if ('override' in parsed) return parsed.override;
  for (const problem of parsed.problems) reader.problem('override', problem);
  return undefined;
}
