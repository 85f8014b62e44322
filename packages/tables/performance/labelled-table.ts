/**
 * The engine's own table of predictions joined to labels, one row a key: key_0…, copies, made_at, is_unscored,
 * is_conflicting, score, is_mature, label_copies, is_disputed, label. Score and label are null where they say nothing.
 */
export const joinedTable = 'trainyard_labelled';

/** A prediction that can be measured once it has a label: one score, and old enough. */
export const isMeasurable = 'score IS NOT NULL AND is_mature = 1';
export const hasLabel = 'label IS NOT NULL';
