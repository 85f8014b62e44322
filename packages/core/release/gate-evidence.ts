import type { DecisionRecord } from '../record/decision-record.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Override } from './ledger-entry.ts';

/** A decision record whose digest was checked by whoever read it. */
export interface EvidenceRecord {
  /** sha256 of its canonical text. */
  readonly digest: string;
  readonly record: DecisionRecord;
}

export interface GateQuestion {
  /** The model and version as people know it: 'fraud/3'. */
  readonly subject: string;
  readonly contentDigest: string;
  readonly records: readonly EvidenceRecord[];
  /**
   * Permissions to go on without a passing record: the run's, and the one stored with the version. The one that the newest gate record
   * carries counts too.
   */
  readonly overrides: readonly Override[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** May this content be released? */
export interface GateAnswer {
  readonly finding: Finding;
  /** The passing record. */
  readonly gateRecordDigest?: string;
  /** The override that counts, when no record passes. */
  readonly override?: Override;
}

const expected = 'a quality-gate record with verdict pass or warn for this content digest';

/**
 * The newest quality-gate record for this content digest decides: pass or warn lets it through. Of two records
 * of the same moment the worse one decides. Without a passing record only an override that has not run out helps,
 * and the finding says so.
 */
export function gateEvidence(question: GateQuestion): GateAnswer {
  const { subject, contentDigest, records, now } = question;
  const gates = records.filter(({ record }) => record.predicate.action === 'quality-gate');
  const newest = gates.filter((one) => speaksOf(one, contentDigest)).sort(newestFirst)[0];
  const base = { check: 'gate_record', subject, expected } as const;
  if (newest && passes(newest)) {
    const { verdict, decidedAt, findings } = newest.record.predicate;
    return {
      gateRecordDigest: newest.digest,
      finding: {
        ...base,
        verdict: 'pass',
        severity: 'error',
        observed: { value: verdict, n: findings.length, method: 'newest quality-gate record' },
        message: `the quality gate said ${verdict} on ${decidedAt} (record ${newest.digest.slice(0, 12)})`,
      },
    };
  }
  const reason = newest ? refusedBy(newest) : missing(gates, contentDigest);
  const observed = {
    value: newest?.record.predicate.verdict ?? 'none',
    n: records.length,
    method: 'newest quality-gate record',
  };
  const inRecord = newest && overrideIn(newest);
  const override = [...question.overrides, ...(inRecord ? [inRecord] : [])].find(
    (one) => now < Date.parse(one.until),
  );
  if (override) {
    return {
      override,
      finding: {
        ...base,
        verdict: 'warn',
        severity: 'warning',
        observed,
        message: `${reason}; let through by the override of ${override.who} until ${override.until}: ${override.why}`,
      },
    };
  }
  const message = `${reason}. Run quality-gate with this model directory as 'model' and pass its record in 'records', or give 'override' { who, why, until }`;
  return { finding: { ...base, verdict: 'fail', severity: 'error', observed, message } };
}

function speaksOf({ record }: EvidenceRecord, contentDigest: string): boolean {
  return record.subject.some((subject) => subject.digest.sha256 === contentDigest);
}

function passes({ record }: EvidenceRecord): boolean {
  return record.predicate.verdict === 'pass' || record.predicate.verdict === 'warn';
}

/** What the gate itself was overridden by; a record that somebody wrote by hand may hold anything there. */
function overrideIn({ record }: EvidenceRecord): Override | undefined {
  const { who, why, until } = record.predicate.override ?? {};
  const isWhole = [who, why, until].every((word) => typeof word === 'string' && word.trim() !== '');
  return isWhole ? { who: who!, why: why!, until: until! } : undefined;
}

function newestFirst(a: EvidenceRecord, b: EvidenceRecord): number {
  const [timeA, timeB] = [
    Date.parse(a.record.predicate.decidedAt),
    Date.parse(b.record.predicate.decidedAt),
  ];
  if (timeA !== timeB && !Number.isNaN(timeA) && !Number.isNaN(timeB)) return timeB - timeA;
  return Number(passes(a)) - Number(passes(b));
}

function refusedBy({ record, digest }: EvidenceRecord): string {
  const { verdict, decidedAt, summary } = record.predicate;
  return `the newest quality-gate record (${digest.slice(0, 12)}, ${decidedAt}) says ${verdict}: ${summary}`;
}

function missing(gates: readonly EvidenceRecord[], contentDigest: string): string {
  if (gates.length === 0) return 'no quality-gate record was given';
  const others = gates.flatMap(({ record }) =>
    record.subject.map(({ digest }) => digest.sha256.slice(0, 12)),
  );
  return (
    `no quality-gate record speaks of this model (content digest ${contentDigest.slice(0, 12)}); the ` +
    `${gates.length} given speak of ${others.join(', ')}: the model directory changed since, or is another one`
  );
}
