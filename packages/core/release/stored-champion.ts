import type { DecisionRecord } from '../record/decision-record.ts';
import type { ModelVersion } from './model-registry.ts';

/** A registered model with what is known of its evaluation. */
export interface StoredChampion {
  readonly version: ModelVersion;
  /** Absolute path of the prediction table that it was registered with. */
  readonly file?: string;
  /** The gate record that let it in. */
  readonly gate?: DecisionRecord;
}
