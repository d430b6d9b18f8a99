package cn.jidu.definition.area;

/**
 * A name in two: what tells it from others, and what kind of body it names.
 *
 * @param core without divisions at its front, brackets and form
 * @param form as {@code jobs/candidates.yml} calls those of its kind; empty where none is known
 * @param inBrackets what stands in brackets, often a place that tells one body of a group from another; empty where nothing does
 */
public record NameCore(String core, String form, String inBrackets) {
    /** Whether both have the same core, and not two things in brackets. */
    public boolean isSameCore(NameCore other) {
        return core.equals(other.core)
                && (inBrackets.isEmpty() || other.inBrackets.isEmpty() || inBrackets.equals(other.inBrackets));
    }
}
