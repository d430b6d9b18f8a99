package cn.jidu.definition.area;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A change of divisions, as a line of {@code area-changes.csv} tells it.
 *
 * @param approvedOn the day of the document
 * @param old the code of what gave, then
 * @param successor the code of what took
 * @param part which townships went over, or stayed; empty where all did
 */
public record AreaChange(
        LocalDate approvedOn,
        RedrawKind kind,
        String old,
        String oldName,
        String successor,
        String successorName,
        String part,
        String document) {

    /** What became of an area, or of a part of it. */
    public enum RedrawKind {
        /** A new code or name for the whole. */
        REPLACED,
        /** Into another area, which goes on. */
        MERGED,
        /** A part, to another area. */
        TRANSFER,
        /** A part, as an area of its own. */
        SPLIT;

        /** As the table writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether rows of before can be counted by the divisions of after: all that lay in one area lies in one area still. Of a
     * part nobody can tell which rows it was, by the county's code that they have.
     */
    public boolean isWhole() {
        return part.isEmpty() && (kind == RedrawKind.REPLACED || kind == RedrawKind.MERGED);
    }
}
