/** Why `registry://name@alias` names no version, where that may be in order. */
export interface ChampionAbsence {
  /** As asked for. */
  readonly uri: string;
  readonly registry: string;
  readonly reason: 'registry-empty' | 'other-models' | 'no-holder';
  /** Models of the registry, or aliases of the model that are held. */
  readonly known: readonly string[];
}
