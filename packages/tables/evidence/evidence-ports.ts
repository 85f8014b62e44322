import type { Digest, Logger } from '#core/ports.ts';
import type { ChampionAbsence } from '#core/release/champion-absence.ts';
import type { StoredChampion } from '#core/release/stored-champion.ts';

/** What a gate's evidence is read from. */
export interface EvidenceSources {
  readonly policy: string;
  /** Prediction table or metrics JSON. */
  readonly candidate: string | undefined;
  /** Prediction table, metrics JSON or `registry://…`; undefined: first model. */
  readonly champion: string | undefined;
  /** JSON text, or the path of a JSON file. */
  readonly metrics: string | undefined;
  readonly model: string | undefined;
}

/** What reading takes of the shell and of the registry. */
export interface EvidencePorts {
  /** The text of a file that an input names. @throws CannotRunError that names both */
  readonly readText: (place: {
    readonly input: string;
    readonly file: string;
    readonly hint?: string;
  }) => Promise<string>;
  /** Content digest of a model directory, with its files. */
  readonly modelDigest: (directory: string) => Promise<{
    readonly digest: string;
    readonly files: readonly { readonly sizeBytes: number }[];
  }>;
  /** The version that `registry://…` names, or why none holds the alias yet. */
  readonly findChampion: (uri: string) => Promise<StoredChampion | ChampionAbsence>;
  readonly digest: Digest;
  readonly logger: Logger;
}
