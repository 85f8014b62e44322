import type { EvidenceRecord } from './gate-evidence.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { dataOf, type Lineage } from './lineage.ts';
import type { ModelVersion } from './model-registry.ts';
import { versionUri } from './registry-uri.ts';

/**
 * How a link hangs on the others: `linked`: a digest in a verified record says so; `stated`: somebody wrote it
 * down; `missing`: nobody did.
 */
export type Proof = 'linked' | 'stated' | 'missing';

export interface ChainLink {
  readonly step: 'data' | 'profile' | 'code' | 'environment' | 'gate' | 'version' | 'release';
  readonly what: string;
  readonly digest?: string;
  readonly proof: Proof;
  readonly note: string;
}

export interface ChainFacts {
  readonly version: ModelVersion;
  readonly lineage: Lineage;
  /** The records kept with the version, digests checked. */
  readonly records: readonly EvidenceRecord[];
  /** The whole ledger of the model. */
  readonly entries: readonly LedgerEntry[];
}

/** Which data, code, environment and decision put this version where it is? In the order of the model's way. */
export function evidenceChain(facts: ChainFacts): ChainLink[] {
  const gate = facts.records.find(({ digest }) => digest === facts.version.gateRecordDigest);
  return [
    ...dataLinks(facts, gate),
    profileLink(facts),
    codeLink(facts, gate),
    environmentLink(facts),
    gateLink(facts, gate),
    versionLink(facts),
    ...releaseLinks(facts),
  ];
}

function dataLinks({ records }: ChainFacts, gate: EvidenceRecord | undefined): ChainLink[] {
  const data = dataOf(records);
  if (data.length === 0) {
    return [
      missing('data', 'training data', 'no validate-data record was given when it was registered'),
    ];
  }
  return data.map(({ name, digest, recordDigest }) => {
    const { predicate } = records.find((one) => one.digest === recordDigest)!.record;
    const relied = gate?.record.predicate.reliesOn.includes(recordDigest) === true;
    const reliedOn = relied ? ', relied on by the gate' : '';
    const note = `validate-data said ${predicate.verdict} on ${predicate.decidedAt} (record ${short(recordDigest)}${reliedOn})`;
    return { step: 'data', what: name, digest, proof: 'linked', note };
  });
}

function profileLink({ lineage, records }: ChainFacts): ChainLink {
  const { profile } = lineage;
  if (!profile)
    return missing('profile', 'profile.json', 'no profile was given when it was registered');
  const data = dataOf(records).find(({ digest }) => digest === profile.dataDigest);
  return {
    step: 'profile',
    what: 'profile.json',
    digest: profile.sha256,
    proof: data ? 'linked' : 'stated',
    note: data
      ? `is of the data '${data.name}' (${short(data.digest)})`
      : `is of data ${short(profile.dataDigest)}, which no kept validate-data record speaks of`,
  };
}

function codeLink({ lineage }: ChainFacts, gate: EvidenceRecord | undefined): ChainLink {
  const { commit, runUrl } = gate?.record.predicate ?? {};
  const repository = lineage.repository ? `${lineage.repository} ` : '';
  if (commit !== undefined) {
    const note = `the gate ran on this commit${runUrl ? ` (${runUrl})` : ''}`;
    return { step: 'code', what: `${repository}commit ${commit}`, proof: 'linked', note };
  }
  if (lineage.by.commit !== undefined) {
    const what = `${repository}commit ${lineage.by.commit}`;
    return {
      step: 'code',
      what,
      proof: 'stated',
      note: 'the run that registered it was at this commit',
    };
  }
  return missing(
    'code',
    'commit',
    'neither the gate nor the registration ran in a workflow that names its commit',
  );
}

function environmentLink({ lineage }: ChainFacts): ChainLink {
  const { metadata, dependencies } = lineage;
  const stated = Object.entries(metadata.environment ?? {}).map(
    ([name, value]) => `${name} ${value}`,
  );
  const { packages } = dependencies;
  const pinned = packages.filter((one) => one.pinned).length;
  const what = [
    ...stated,
    ...(packages.length > 0 ? [`${packages.length} dependencies`] : []),
  ].join(', ');
  if (what === '') {
    return missing(
      'environment',
      'environment',
      "neither 'metadata' nor a requirements.txt or package.json in the model says it",
    );
  }
  // A dependency file inside the model directory is covered by the content digest.
  const proof = packages.length > 0 ? 'linked' : 'stated';
  const note =
    packages.length > 0
      ? `${pinned} of ${packages.length} pinned (${dependencies.files.join(', ')})`
      : "from 'metadata'";
  return { step: 'environment', what, proof, note };
}

function gateLink({ version, entries }: ChainFacts, gate: EvidenceRecord | undefined): ChainLink {
  if (gate) {
    const { verdict, decidedAt, summary, policyDigest } = gate.record.predicate;
    const policy = policyDigest ? `; policy ${short(policyDigest)}` : '';
    const note = `${verdict} on ${decidedAt}: ${summary}${policy}`;
    return {
      step: 'gate',
      what: 'quality-gate record',
      digest: gate.digest,
      proof: 'linked',
      note,
    };
  }
  const registered = entries.find(
    (entry) => entry.operation === 'register' && entry.version === version.version,
  );
  const override = registered?.override;
  const note = override
    ? `let in by the override of ${override.who} until ${override.until}: ${override.why}`
    : 'no quality-gate record is kept with it';
  return missing('gate', 'quality-gate record', note);
}

function versionLink({ version, entries }: ChainFacts): ChainLink {
  const registered = entries.find(
    (entry) => entry.operation === 'register' && entry.version === version.version,
  );
  return {
    step: 'version',
    what: versionUri(version.name, version.version),
    digest: version.contentDigest,
    proof: 'linked',
    note: `registered by ${registered?.by.actor ?? 'unknown'} on ${version.createdAt}${version.archived ? '; archived' : ''}`,
  };
}

function releaseLinks({ version, entries }: ChainFacts): ChainLink[] {
  return entries.flatMap((entry) =>
    entry.moves
      .filter((move) => move.to === version.version && move.alias !== 'previous')
      .map((move): ChainLink => {
        const run = entry.by.runUrl ? ` (${entry.by.runUrl})` : '';
        const held = version.aliases.includes(move.alias) ? '; holds it now' : '';
        const note = `${entry.operation} by ${entry.by.actor} on ${entry.at}${run}${held}`;
        return {
          step: 'release',
          what: `${move.alias}, ledger entry ${entry.sequence}`,
          proof: 'linked',
          note,
        };
      }),
  );
}

function missing(step: ChainLink['step'], what: string, note: string): ChainLink {
  return { step, what, proof: 'missing', note };
}

function short(digest: string): string {
  return digest.slice(0, 12);
}
