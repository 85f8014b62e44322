import type { RunReport } from './summary.ts';

/** 'the verdict stays fail; Ann Lee accepts it until 2026-12-01 00:00 UTC: hotfix', or nothing. */
export function overrideSentence({
  override,
  verdict,
}: Pick<RunReport, 'override' | 'verdict'>): string | undefined {
  if (!override) return undefined;
  const until = override.until.replace('T', ' ').replace(/(?::00)?(?:\.\d+)?Z$/, ' UTC');
  const what = override.checks === undefined ? 'it' : override.checks.join(', ');
  return `the verdict stays ${verdict}; ${override.who} accepts ${what} until ${until}: ${override.why}`;
}
