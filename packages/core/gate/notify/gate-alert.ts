import type { RunOverride } from '../../release/apply-override.ts';
import { worstFirst } from '../../verdict/combine.ts';
import type { Finding, Verdict } from '../../verdict/finding.ts';

/** What people are told of one gate, before it is put into the words of an issue. */
export interface GateAlert {
  readonly status: 'rejected' | 'inconclusive' | 'stable';
  readonly verdict: Verdict;
  /** The verdict in one sentence, with the deciding number. */
  readonly summary: string;
  /** What does not pass, the worst first. */
  readonly wrong: readonly Finding[];
  readonly override?: RunOverride;
  readonly candidate: string;
  /** undefined: first model. */
  readonly champion: string | undefined;
  readonly policy: string;
  /** sha256 of the model directory, or of the candidate's table. */
  readonly candidateDigest: string | undefined;
  readonly runUrl: string | undefined;
  /** ISO 8601 */
  readonly at: string;
}

export function gateAlert(
  run: Omit<GateAlert, 'status' | 'wrong'> & { readonly findings: readonly Finding[] },
): GateAlert {
  const { findings, ...rest } = run;
  const wrong = worstFirst(findings).filter(
    ({ verdict, severity }) =>
      severity === 'error' && (verdict === 'fail' || verdict === 'inconclusive'),
  );
  return { ...rest, status: statusOf(run.verdict), wrong };
}

function statusOf(verdict: Verdict): GateAlert['status'] {
  if (verdict === 'fail') return 'rejected';
  return verdict === 'inconclusive' ? 'inconclusive' : 'stable';
}

/** The names of what is wrong: the same ones again are no news. */
export function wrongNames({ wrong }: GateAlert): string[] {
  return wrong.map(({ check, subject, verdict }) => `${check} · ${subject}: ${verdict}`).sort();
}
