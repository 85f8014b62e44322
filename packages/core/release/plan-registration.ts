import type { Finding } from '../verdict/finding.ts';
import {
  aliasFinding,
  archivedFinding,
  expectedHolderFindings,
  movesTo,
  type ChangePlan,
} from './change-plan.ts';
import type { GateAnswer } from './gate-evidence.ts';
import type { Author } from './ledger-entry.ts';
import { planAlias } from './plan-alias.ts';
import type { ReleaseState, VersionState } from './release-state.ts';

export interface Registration {
  readonly contentDigest: string;
  /** Absent: 'candidate' for new content, no move for known content. */
  readonly alias: string | undefined;
  readonly expected: number | null | undefined;
  readonly by: Author;
  readonly gate: GateAnswer;
}

/** A new version for new content; the version that there is for known content. */
export function planRegistration(state: ReleaseState, registration: Registration): ChangePlan {
  const { contentDigest, by, gate, expected } = registration;
  const known = state.versions.find((one) => one.contentDigest === contentDigest);
  if (known) return planAgain(state, known, registration);
  const version = state.versions.length + 1;
  const alias = registration.alias ?? 'candidate';
  const holder = state.aliases.get(alias) ?? null;
  return {
    findings: [
      gate.finding,
      ...expectedHolderFindings(alias, holder, expected),
      contentFinding(state.model, version, `new content: version ${version}`),
      aliasFinding(alias, version, `${alias} moves to version ${version}`),
    ],
    version,
    contentDigest,
    previous: holder,
    draft: {
      operation: 'register',
      by,
      version,
      contentDigest,
      moves: movesTo(state, alias, version),
      ...(gate.gateRecordDigest ? { gateRecordDigest: gate.gateRecordDigest } : {}),
      ...(gate.override ? { override: gate.override } : {}),
    },
  };
}

/**
 * The same content again: no new version. Only an alias that was asked for by name moves: a repeated old job must
 * not take `candidate` away from a newer version.
 */
function planAgain(
  state: ReleaseState,
  known: VersionState,
  registration: Registration,
): ChangePlan {
  const { version } = known;
  const content = contentFinding(
    state.model,
    version,
    `this content is version ${version} already: no new version`,
  );
  const { alias } = registration;
  if (alias !== undefined) {
    const plan = planAlias(state, { ...registration, alias, version });
    return { ...plan, findings: [content, ...plan.findings] };
  }
  const archived = known.archived ? [archivedFinding(state.model, version)] : [];
  return {
    findings: [registration.gate.finding, content, ...archived],
    version,
    contentDigest: known.contentDigest,
    previous: known.registered.moves[0]?.from ?? null,
  };
}

function contentFinding(model: string, version: number, message: string): Finding {
  return {
    check: 'content',
    subject: `${model}/${version}`,
    verdict: 'pass',
    severity: 'error',
    observed: { value: version, method: 'OpenSSF model signing digest' },
    expected: 'one version for each content digest',
    message,
  };
}
