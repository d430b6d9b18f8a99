package cn.jidu.decision;

import java.util.Map;

/**
 * A finding, or a match that was drawn, to be judged.
 *
 * @param id begins with {@link #FINDING} or {@link #MATCH}
 * @param code the rule, or the tier of the match
 * @param area its code
 * @param told what it says, as it is kept with the answer
 * @param asked what a sheet of questions says of it, by column, as long as it has this id
 */
public record JudgedThing(String id, String quarter, String code, String area, String told, Map<String, String> asked) {
    /** Of a finding. */
    public static final String FINDING = "F";

    /** Of a match in the sample. */
    public static final String MATCH = "S";

    /** Whether an answer is one to such a thing, and not a decision on a pair. */
    public static boolean isId(String id) {
        return id.startsWith(FINDING) || id.startsWith(MATCH);
    }

    String kind() {
        return id.startsWith(FINDING) ? "finding" : "match";
    }
}
