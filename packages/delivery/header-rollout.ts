import { parseRolloutPlan, type ParsedRollout } from '#core/rollout/parse-rollout-plan.ts';
import type { RolloutHeader } from './journal/journal-entry.ts';
import { rolloutKinds } from './rollout-kinds.ts';

const parsed = new Map<string, ParsedRollout>();

/** The rollout file that a rollout began with; each text is parsed once. */
export function rolloutOf(
  header: Pick<RolloutHeader, 'rolloutText' | 'rolloutFile'>,
): ParsedRollout {
  const { rolloutText, rolloutFile } = header;
  const key = `${rolloutFile}\n${rolloutText}`;
  const known = parsed.get(key);
  if (known) return known;
  const rollout = parseRolloutPlan(rolloutText, rolloutFile, rolloutKinds);
  parsed.set(key, rollout);
  return rollout;
}
