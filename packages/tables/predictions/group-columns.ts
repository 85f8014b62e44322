/** A column that the aligned rows carry for the sake of groups. */
export interface GroupColumn {
  readonly name: string;
  readonly expression: string;
}

/** Which columns the aligned rows have besides label and score. */
export interface AlignedColumns {
  readonly hasChampion: boolean;
  readonly hasWeights: boolean;
}
