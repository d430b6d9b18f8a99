package cn.jidu.change;

import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import java.util.Locale;

/** What moves a figure from one revision to the next, in the order in which the walk from one to the other goes. */
public enum ChangeCause {
    /** Rows of keys that were not in force before. */
    LATE_ROWS,
    /** Rows that came again with other values. */
    CORRECTED_ROWS,
    /** Rows of keys that are in force no longer. */
    REMOVED_ROWS,
    /** Rows that had been rejected, and came again without their faults. */
    MENDED_REJECTS,
    /** What people decided about a match. */
    DECISIONS,
    /** Rows that stayed, of an enterprise whose registration did not. */
    REGISTRY,
    /** Contracts of sources, rules, and tables of reference. */
    RULE,
    /** Panels, universes, indicators and plans. */
    DEFINITION,
    /** The tree of areas and its history. */
    BOUNDARY,
    /** Quarters before that were measured again. */
    EARLIER_QUARTER,
    PROGRAM_VERSION,
    /** What two people set otherwise than rows give it. */
    ADJUSTMENT;

    /** The order of the walk that is shown. */
    public static final List<ChangeCause> DECLARED = List.of(values());

    /** As people read it. */
    public String told(PackageTexts texts) {
        return texts.get("cause." + word());
    }

    /** As programs read it: {@code late-rows}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
