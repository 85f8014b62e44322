import type { Finding } from '../../verdict/finding.ts';
import type { Evidence } from './model-evidence.ts';

const check = 'stale_baseline';

/**
 * Whether the champion's numbers were measured on the data of the candidate. Two tables are compared row by row when
 * they are joined; numbers can only be compared by the digests that came with them.
 * @param rowsDigest of the candidate's rows, where it has a table
 */
export function staleBaseline(
  { candidate, champion, policy }: Evidence,
  rowsDigest: string | undefined,
): Finding | undefined {
  if (!champion || (candidate.table !== undefined && champion.table !== undefined))
    return undefined;
  if (!comparesAnything(policy)) return undefined;
  const own = [...candidate.dataDigests, ...(rowsDigest === undefined ? [] : [rowsDigest])];
  const shared = own.find((digest) => champion.dataDigests.includes(digest));
  const base = {
    check,
    subject: champion.name,
    expected: 'both models evaluated on the same data',
    location: policy.config.locate(['metrics']),
  };
  if (shared !== undefined) {
    return {
      ...base,
      verdict: 'pass',
      severity: 'error',
      observed: { value: 'same', method: 'digest of the evaluation data' },
      message: `candidate and champion were evaluated on the same data (${short(shared)})`,
    };
  }
  const missing = [
    ...(own.length === 0 ? ['the candidate'] : []),
    ...(champion.dataDigests.length === 0 ? ['the champion'] : []),
  ];
  if (missing.length > 0) return unknown(base, missing, rowsDigest);
  const [theirs, ours] = [champion.dataDigests, own].map((all) => all.map(short).join(', '));
  return {
    ...base,
    verdict: 'fail',
    severity: 'error',
    observed: { value: 'different', method: 'digest of the evaluation data' },
    message: `the champion was evaluated on other data (${theirs}) than the candidate (${ours}): evaluate it again on the candidate's data${candidate.dataDigests.length > 0 ? '' : ". If the champion's is the digest of a file, give that of the candidate's as evaluation_data_digest in 'metrics' too"}`,
  };
}

function unknown(
  base: Pick<Finding, 'check' | 'subject' | 'expected' | 'location'>,
  missing: readonly string[],
  rowsDigest: string | undefined,
): Finding {
  const key = `give evaluation_data_digest in the metrics of both${rowsDigest === undefined ? '' : ` (of the candidate's table it is ${rowsDigest})`}`;
  return {
    ...base,
    verdict: 'inconclusive',
    severity: 'warning',
    observed: { value: 'unknown', method: 'digest of the evaluation data' },
    message: `nothing says which data ${missing.join(' and ')} ${missing.length > 1 ? 'were' : 'was'} evaluated on, so the comparison may be with a stale baseline: ${key}, or give both prediction tables`,
  };
}

function comparesAnything({ rules }: Evidence['policy']): boolean {
  return rules.some(({ rule }) => rule.vs_champion !== undefined);
}

function short(digest: string): string {
  return digest.length > 16 ? `${digest.slice(0, 12)}…` : digest;
}
