package cn.jidu.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may say of a pair of a row and an enterprise. */
public enum DecisionKind {
    /** The row is of the enterprise. */
    MATCH("是"),
    /** It is not of this one. */
    REJECT("否"),
    /** It is of none in the registry. */
    NONE("都不是");

    private final String answer;

    DecisionKind(String answer) {
        this.answer = answer;
    }

    /** As tables have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a county fills it in. */
    public String answer() {
        return answer;
    }

    /** The one of this word. */
    public static DecisionKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The one that an answer stands for; empty where it stands for none. */
    public static Optional<DecisionKind> findByAnswer(String answer) {
        return Arrays.stream(values()).filter(k -> k.answer.equals(answer)).findFirst();
    }
}
