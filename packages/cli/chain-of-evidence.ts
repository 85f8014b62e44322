import type { DecisionRecord } from '#core/record/decision-record.ts';

/** A decision record with its place and the sha256 of its canonical text. */
export interface ReadRecord {
  readonly file: string;
  readonly digest: string;
  readonly record: DecisionRecord;
}

export interface ChainLink extends ReadRecord {
  /** Links that this one relies on, by position in the chain (from 1). */
  readonly reliesOn: readonly number[];
  /** Digests that it relies on and that no given record has. */
  readonly missing: readonly string[];
}

/**
 * The records in the order of evidence: every record after those it relies on, else by time. A record that was
 * given twice is one link.
 */
export function chainOfEvidence(records: readonly ReadRecord[]): ChainLink[] {
  const byDigest = new Map(records.map((read): [string, ReadRecord] => [read.digest, read]));
  const byTime = [...byDigest.values()].sort((a, b) =>
    a.record.predicate.decidedAt.localeCompare(b.record.predicate.decidedAt),
  );
  const ordered: ReadRecord[] = [];
  const visited = new Set<string>();
  const visit = (read: ReadRecord): void => {
    if (visited.has(read.digest)) return;
    visited.add(read.digest);
    for (const digest of read.record.predicate.reliesOn) {
      const earlier = byDigest.get(digest);
      if (earlier) visit(earlier);
    }
    ordered.push(read);
  };
  for (const read of byTime) visit(read);
  const position = new Map(
    ordered.map((read, index): [string, number] => [read.digest, index + 1]),
  );
  return ordered.map((read) => {
    const { reliesOn } = read.record.predicate;
    return {
      ...read,
      reliesOn: reliesOn.flatMap((digest) => position.get(digest) ?? []),
      missing: reliesOn.filter((digest) => !position.has(digest)),
    };
  });
}
