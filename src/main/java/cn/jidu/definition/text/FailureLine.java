package cn.jidu.definition.text;

import java.util.Objects;

/** What a failure says of itself, as it fits into a message of ours. */
public final class FailureLine {
    private FailureLine() {}

    /** Its message in one line, without blanks at its ends; empty where it has none. */
    public static String of(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "").strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
