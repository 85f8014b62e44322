import type { Digest, Logger } from '#core/ports.ts';
import type { ModelVersion } from '#core/release/model-registry.ts';

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
  /** The evaluation kept with a registered version; undefined when no version holds the alias yet. */
  readonly storedEvaluation: (
    uri: string,
  ) => Promise<{ readonly version: ModelVersion; readonly file: string } | undefined>;
  readonly digest: Digest;
  readonly logger: Logger;
}
