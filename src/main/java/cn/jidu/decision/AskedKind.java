package cn.jidu.decision;

import java.util.Arrays;
import java.util.stream.Stream;

/** What a sheet of questions asks, and what may be answered. */
public enum AskedKind {
    /** Whether a row is of an enterprise. */
    PAIR,
    /** Whether a finding is one. */
    FINDING,
    /** Whether a match is right. */
    MATCH;

    /** 都不是 is said of a row, not of a finding or a match. */
    Stream<String> answers() {
        return Arrays.stream(DecisionKind.values())
                .filter(k -> this == PAIR || k != DecisionKind.NONE)
                .map(DecisionKind::answer);
    }
}
