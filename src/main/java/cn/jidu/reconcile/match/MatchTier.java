package cn.jidu.reconcile.match;

/**
 * What rows are asked for, and who answers.
 *
 * @param word how CONTRACTS, section 1, calls it
 * @param entities a SELECT of {@code key} and {@code enterprise_id}; a key that several entities have is none
 * @param key of a row {@code o} of {@code open_row}, an expression; null where the tier does not ask for it
 */
record MatchTier(String word, String entities, String key) {}
