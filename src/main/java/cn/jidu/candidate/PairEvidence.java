package cn.jidu.candidate;

import cn.jidu.definition.candidate.Agreement;
import cn.jidu.definition.candidate.CandidateRules.PairLevel;
import cn.jidu.definition.candidate.Witness;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A row and an enterprise that it may mean.
 *
 * @param sharedPairs the pairs of characters that both cores have; it only puts pairs of equal agreements in order
 */
record PairEvidence(
        OpenRow row, UUID enterprise, Map<Witness, Agreement> agreements, PairLevel level, int sharedPairs) {
    /** The strongest first; no sum of agreements, only which more of them speak for it. */
    static final Comparator<PairEvidence> ORDER = Comparator.comparing(PairEvidence::level)
            .thenComparing(Comparator.comparingInt((PairEvidence p) -> p.count(Agreement.SAME))
                    .reversed())
            .thenComparing(Comparator.comparingInt((PairEvidence p) -> p.count(Agreement.NEAR))
                    .reversed())
            .thenComparing(Comparator.comparingInt(PairEvidence::sharedPairs).reversed())
            .thenComparing(PairEvidence::enterprise);

    PairEvidence {
        agreements = Collections.unmodifiableMap(agreements);
    }

    private int count(Agreement agreement) {
        return Collections.frequency(agreements.values(), agreement);
    }

    /** All of them, in one line and always in the same order. */
    String told() {
        return Arrays.stream(Witness.values())
                .map(w -> w.word() + "="
                        + agreements.getOrDefault(w, Agreement.MISSING).word())
                .collect(Collectors.joining(" "));
    }
}
