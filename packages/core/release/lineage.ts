import type { Profile } from '../profile/profile.ts';
import type { EvidenceRecord } from './gate-evidence.ts';
import type { Author, Override } from './ledger-entry.ts';
import type { ModelMetadata } from './metadata-schema.ts';

/** One library that the model says it needs. */
export interface Dependency {
  readonly ecosystem: 'pypi' | 'npm';
  readonly name: string;
  /** As written: '==1.5.0', '^4.1.0'; empty when any version will do. */
  readonly requirement: string;
  /** Exactly one version fits. */
  readonly pinned: boolean;
}

export interface DependencyManifest {
  /** The files that it was read from, relative to the model directory. */
  readonly files: readonly string[];
  readonly packages: readonly Dependency[];
}

export interface LineageFacts {
  readonly model: string;
  readonly version: number;
  readonly contentDigest: string;
  /** RFC 3339, UTC. */
  readonly registeredAt: string;
  readonly by: Author;
  readonly repository: string | undefined;
  readonly records: readonly EvidenceRecord[];
  readonly override: Override | undefined;
  readonly profile: LineageProfile | undefined;
  readonly evaluation: { readonly attachment: string; readonly sha256: string } | undefined;
  readonly metadata: ModelMetadata;
  readonly dependencies: DependencyManifest;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The reference profile: which data it is of, in DVC's words too, and of which time. */
export interface LineageProfile extends Pick<Profile, 'dataDigest' | 'dvc' | 'time'> {
  readonly sha256: string;
}

/** A table that a validate-data record of this version speaks of. */
export interface LineageData {
  /** The split, or the source. */
  readonly name: string;
  readonly digest: string;
  readonly recordDigest: string;
}

/** lineage.json: where a version comes from. */
export interface Lineage extends Omit<LineageFacts, 'records' | 'metadata'> {
  readonly schemaVersion: 1;
  /** As validated: one for each split of each validate-data record. */
  readonly data: readonly LineageData[];
  readonly records: readonly {
    readonly action: string;
    readonly verdict: string;
    readonly digest: string;
  }[];
  readonly metadata: ModelMetadata;
}

export function buildLineage(facts: LineageFacts): Lineage {
  const { records, ...rest } = facts;
  return {
    schemaVersion: 1,
    ...rest,
    data: dataOf(records),
    records: records.map(({ digest, record }) => ({
      action: record.predicate.action,
      verdict: record.predicate.verdict,
      digest,
    })),
  };
}

/** The tables that validate-data records speak of. */
export function dataOf(records: readonly EvidenceRecord[]): LineageData[] {
  return records
    .filter(({ record }) => record.predicate.action === 'validate-data')
    .flatMap(({ digest, record }) =>
      record.subject.map((subject) => ({
        name: subject.name,
        digest: subject.digest.sha256,
        recordDigest: digest,
      })),
    );
}
