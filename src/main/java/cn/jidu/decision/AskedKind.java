package cn.jidu.decision;

import java.util.List;
import java.util.stream.Stream;

/** What a sheet of questions asks, and what may be answered. */
public enum AskedKind {
    /** Whether a row is of an enterprise. */
    PAIR(DecisionKind.MATCH, DecisionKind.REJECT, DecisionKind.NONE),
    /** Whether a finding is one. */
    FINDING(DecisionKind.MATCH, DecisionKind.REJECT),
    /** Whether a match is right. */
    MATCH(DecisionKind.MATCH, DecisionKind.REJECT);

    private final List<DecisionKind> answers;

    AskedKind(DecisionKind... answers) {
        this.answers = List.of(answers);
    }

    Stream<String> answers() {
        return answers.stream().map(DecisionKind::answer);
    }
}
