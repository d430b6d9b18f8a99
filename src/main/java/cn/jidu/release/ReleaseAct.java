package cn.jidu.release;

import cn.jidu.intake.text.ShownText;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who does something, when, and what is said with it.
 *
 * @param reason citizens' numbers in it are hidden: notices and pages print it
 * @param answered codes of the gates that the person answers for
 */
public record ReleaseAct(String person, Instant at, Optional<String> reason, SortedSet<String> answered) {
    public ReleaseAct {
        reason = reason.map(ShownText::text);
        answered = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(answered));
    }
}
