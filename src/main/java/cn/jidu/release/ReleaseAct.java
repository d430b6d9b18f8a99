package cn.jidu.release;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who does something, when, and what is said with it.
 *
 * @param answered codes of the gates that the person answers for
 */
public record ReleaseAct(String person, Instant at, Optional<String> reason, SortedSet<String> answered) {
    public ReleaseAct {
        answered = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(answered));
    }
}
