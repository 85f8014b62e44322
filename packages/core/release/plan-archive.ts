import type { Finding } from '../verdict/finding.ts';
import { requireVersion, type ChangePlan } from './change-plan.ts';
import type { Author } from './ledger-entry.ts';
import { aliasesOf, type ReleaseState } from './release-state.ts';

/**
 * Takes a version out of use: it keeps its number, files and evidence, and can hold no alias any more. Refused
 * while any alias but `candidate` holds it.
 */
export function planArchive(
  state: ReleaseState,
  archive: { readonly version: number; readonly by: Author },
): ChangePlan {
  const { version, by } = archive;
  const target = requireVersion(state, version);
  const { contentDigest } = target;
  const base = { version, contentDigest, previous: null };
  if (target.archived) {
    const message = `version ${version} is archived already: nothing to do`;
    return { ...base, findings: [inUse(state.model, { version, holders: [], message })] };
  }
  const holders = aliasesOf(state, version).filter((alias) => alias !== 'candidate');
  const message =
    holders.length === 0
      ? `version ${version} is archived: it keeps its files and its number, and can hold no alias`
      : `version ${version} is in use as ${holders.join(', ')}: move these aliases to another version first`;
  const moves =
    state.aliases.get('candidate') === version
      ? [{ alias: 'candidate', from: version, to: null }]
      : [];
  return {
    ...base,
    findings: [inUse(state.model, { version, holders, message })],
    draft: { operation: 'archive', by, version, contentDigest, moves },
  };
}

function inUse(
  model: string,
  facts: { version: number; holders: readonly string[]; message: string },
): Finding {
  const { version, holders, message } = facts;
  return {
    check: 'in_use',
    subject: `${model}/${version}`,
    verdict: holders.length === 0 ? 'pass' : 'fail',
    severity: 'error',
    observed: { value: holders.length, unit: 'aliases', method: 'ledger' },
    expected: 'no alias but candidate',
    message,
  };
}
