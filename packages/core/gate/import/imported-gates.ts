import type { ConfigPath } from '../../config/parse-config.ts';
import type { Location } from '../../verdict/finding.ts';
import type { MetricRule } from '../gates-schema.ts';

/** A rule in our words, and what a person should know of it. */
export interface ImportedRule {
  readonly metric: string;
  readonly rule: MetricRule;
  /** Where it stands in the other tool's file. */
  readonly path: ConfigPath;
  readonly comment?: string;
}

/** What has no equal here, and why. */
export interface LeftPart {
  readonly location: Location;
  readonly rule: string;
  readonly reason: string;
}

export interface GateDraft {
  readonly rules: readonly ImportedRule[];
  readonly left: readonly LeftPart[];
  /** Said at the top of the file. */
  readonly preface: string;
}
