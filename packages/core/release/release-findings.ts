import type { Finding } from '../verdict/finding.ts';
import type { ChainLink } from './evidence-chain.ts';

/** A ledger that was read at all is unbroken: reading checks it. */
export function ledgerFinding(name: string, entries: number): Finding {
  return {
    check: 'ledger',
    subject: name,
    verdict: 'pass',
    severity: 'error',
    observed: { value: 'unbroken', n: entries, method: 'hash chain' },
    expected: 'every entry follows from those before it',
    message: `all ${entries} entries follow from those before them`,
  };
}

/** One finding for each link: what is missing is told, and never fails a run that only looks. */
export function chainFindings(chain: readonly ChainLink[]): Finding[] {
  return chain.map(({ step, what, digest, proof, note }) => ({
    check: `chain.${step}`,
    subject: what,
    verdict: proof === 'missing' ? 'warn' : 'pass',
    severity: 'info',
    observed: {
      value: digest ?? proof,
      method: proof === 'linked' ? 'digest in a verified record' : proof,
    },
    expected: 'a digest in a verified record',
    message: note,
  }));
}

/** The files of a version were read, and are those that were registered. */
export function downloadedFinding(
  subject: string,
  contentDigest: string,
  message: string,
): Finding {
  return {
    check: 'content_digest',
    subject,
    verdict: 'pass',
    severity: 'error',
    observed: { value: contentDigest, method: 'OpenSSF model signing digest' },
    expected: contentDigest,
    message,
  };
}
