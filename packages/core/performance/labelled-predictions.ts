/** Predictions with the labels that arrived, one row a key. */
export interface LabelledPredictions {
  readonly source: string;
  readonly labelSource: string;
  readonly counts: JoinCounts;
  /** Of every prediction with one score, in the order of the keys. */
  readonly scores: Float64Array;
  /** Row by row; NaN where none has arrived. */
  readonly labels: Float64Array;
  /** Row by row: 1 where the prediction is old enough to have a label. */
  readonly isMature: Float64Array;
  /** Predictions that `scores` were drawn from by a hash of the key; undefined when they are all there. */
  readonly sampledFrom: number | undefined;
  /** Shares of labelled predictions from the oldest fifth of the time span to the youngest; empty without a time. */
  readonly coverageByAge: readonly AgeGroup[];
  /** Features of rows with and without a label. */
  readonly arrival: readonly ArrivalComparison[];
}

export interface AgeGroup {
  readonly predictions: number;
  readonly labelled: number;
}

export interface JoinCounts {
  /** Rows of the predictions. */
  readonly rows: number;
  readonly withoutKey: number;
  /** Keys whose score is missing, NaN or infinite. */
  readonly withoutScore: number;
  /** Keys in more than one row with the same score: counted once. */
  readonly repeated: number;
  /** Keys in more than one row with different scores: left out. */
  readonly conflicting: number;
  /** Keys younger than the delay: their labels are not expected yet, and the early ones are not typical. */
  readonly young: number;
  /** Keys whose time is missing although a delay is asked for: as if young. */
  readonly withoutTime: number;
  /** What remains: keys with one score, old enough. */
  readonly predictions: number;
  /** Of those, with one label. */
  readonly labelled: number;
  readonly labelRows: number;
  readonly labelsWithoutKey: number;
  /** Rows of labels whose label is missing. */
  readonly labelsMissing: number;
  /** Keys with more than one label, all the same: counted once. */
  readonly labelsRepeated: number;
  /** Keys with labels that disagree: left out. */
  readonly labelsConflicting: number;
  /** Keys of labels that no prediction has. */
  readonly labelsUnknown: number;
}

/** How a feature differs between rows whose label arrived and rows whose label did not. */
export interface ArrivalComparison {
  readonly column: string;
  /** Of "the label arrives regardless of this column". */
  readonly pValue: number;
  /** Distance between both, in `unit`. */
  readonly distance: number;
  readonly unit: 'standard deviations' | 'total variation' | 'KS distance';
}
