package cn.jidu.audit;

import cn.jidu.intake.text.ShownText;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person did.
 *
 * @param person who
 * @param act a word for it, e.g. {@code approve}
 * @param subject what it was done to, e.g. {@code taizhou-2018/2018Q2/r1}
 * @param details why, and what was and is, by name; citizens' numbers in them are hidden
 */
public record AuditAct(String person, String act, String subject, SortedMap<String, String> details) {
    public AuditAct {
        SortedMap<String, String> shown = new TreeMap<>();
        details.forEach((name, value) -> shown.put(name, ShownText.text(value)));
        details = Collections.unmodifiableSortedMap(shown);
        person = ShownText.text(person);
        subject = ShownText.text(subject);
    }

    /** With these details; empty ones are left out. */
    public static AuditAct of(String person, String act, String subject, Map<String, String> details) {
        SortedMap<String, String> said = new TreeMap<>(details);
        said.values().removeIf(String::isEmpty);
        return new AuditAct(person, act, subject, said);
    }
}
