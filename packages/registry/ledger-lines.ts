import type { LedgerEntry } from '#core/release/ledger-entry.ts';

/** The ledger for a terminal or a job log, oldest first: one line a change. */
export function ledgerLines(entries: readonly LedgerEntry[]): string[] {
  return entries.map(({ sequence, at, operation, version, by, moves, override }) => {
    const moved = moves.map(
      ({ alias, from, to }) => `${alias} ${from ?? 'none'} → ${to ?? 'none'}`,
    );
    const why = override ? ` (override of ${override.who}: ${override.why})` : '';
    return `${sequence}  ${at}  ${operation} ${version}  by ${by.actor}: ${moved.join(', ') || 'no alias moved'}${why}`;
  });
}
