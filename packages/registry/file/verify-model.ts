import { requireVersion } from '#core/release/change-plan.ts';
import { gateEvidence } from '#core/release/gate-evidence.ts';
import { ledgerFinding } from '#core/release/release-findings.ts';
import {
  rollbackTargets,
  type ReleaseState,
  type VersionState,
} from '#core/release/release-state.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { RegistryContext } from './commit-change.ts';
import { requireModel } from './resolve-version.ts';
import { attachmentFindings, contentFinding, digestFinding } from './verify-version.ts';
import { readRecords } from './version-store.ts';

/**
 * Recomputes everything that the registry says about a model: the chain of its ledger, its aliases, and for each
 * version (or the given one) the digests of files, attachments and records, and its gate record.
 */
export async function verifyModel(
  context: RegistryContext,
  name: string,
  only?: number,
): Promise<Finding[]> {
  let state: ReleaseState;
  try {
    state = await requireModel(context, name);
  } catch (error) {
    if (!(error instanceof CannotRunError) || error.problems[0]?.code !== 'ledger-damaged')
      throw error;
    return [
      {
        ...ledgerFinding(name, 0),
        verdict: 'fail',
        message: error.message,
        observed: { value: 'damaged', method: 'hash chain' },
      },
    ];
  }
  const versions = only === undefined ? state.versions : [requireVersion(state, only)];
  const findings = [ledgerFinding(name, state.sequence)];
  for (const version of versions)
    findings.push(...(await versionFindings(context, state, version)));
  for (const [alias, holder] of state.aliases) {
    if (only === undefined || holder === only)
      findings.push(aliasFinding(state, { alias, holder, findings }));
  }
  return findings;
}

async function versionFindings(
  context: RegistryContext,
  state: ReleaseState,
  version: VersionState,
): Promise<Finding[]> {
  const content = await contentFinding(context, state, version);
  return [
    content,
    ...(await attachmentFindings(context, state, version)),
    ...(await evidenceFindings(context, state, version)),
  ];
}

async function evidenceFindings(
  context: RegistryContext,
  state: ReleaseState,
  version: VersionState,
): Promise<Finding[]> {
  const subject = `${state.model}/${version.version}`;
  const entries = state.entries.filter((entry) => entry.version === version.version);
  try {
    const records = await readRecords(context.layout, entries, context.digest);
    const { contentDigest, registered } = version;
    // An override let the version in on that day; whether it has run out since is no damage.
    const overrides = registered.override ? [registered.override] : [];
    const now = Date.parse(registered.at);
    const gate = gateEvidence({ subject, contentDigest, records, overrides, now });
    return [
      digestFinding('record_digest', { subject, problem: undefined, n: records.length }),
      gate.finding,
    ];
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return [digestFinding('record_digest', { subject, problem: error.message, n: 0 })];
  }
}

/** An alias is sound when its version is; `previous` also has to be where a roll back would go. */
function aliasFinding(
  state: ReleaseState,
  facts: { readonly alias: string; readonly holder: number; readonly findings: readonly Finding[] },
): Finding {
  const { alias, holder, findings } = facts;
  const damaged = findings.some(
    ({ check, subject, verdict }) =>
      check === 'content_digest' && subject === `${state.model}/${holder}` && verdict === 'fail',
  );
  const target = rollbackTargets(state, 'champion')[0];
  const astray = alias === 'previous' && target !== holder;
  const problem = damaged
    ? `${alias} names version ${holder}, whose files are damaged: move it to a sound version`
    : `${alias} names version ${holder}, but the ledger says that champion was at ${target ?? 'no version'} before`;
  return {
    check: 'alias',
    subject: alias,
    verdict: damaged || astray ? 'fail' : 'pass',
    severity: 'error',
    observed: { value: holder, method: 'ledger' },
    expected: 'a version whose files are as registered',
    message: damaged || astray ? problem : `${alias} names version ${holder}`,
  };
}
