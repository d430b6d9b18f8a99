package cn.jidu.reconcile;

import cn.jidu.definition.Quarter;
import java.util.List;

/**
 * What deliveries change about the rows in force of one source for one quarter. Rows are compared by their key, those
 * without one by all their values; a row that is neither replaced nor brought is in none of the counts.
 *
 * @param source its name
 * @param replaced the rows that go out of force, in order of file, area and replace value
 * @param added rows of keys that were not in force
 * @param same rows that come again with equal values
 * @param changed rows that come again with other values
 * @param gone rows of keys that are in force no longer
 * @param first the first of each kind but the same ones, by key
 */
public record RowChanges(
        String source,
        Quarter quarter,
        List<Replaced> replaced,
        long added,
        long same,
        long changed,
        long gone,
        List<RowChange> first) {

    public RowChanges {
        replaced = List.copyOf(replaced);
        first = List.copyOf(first);
    }

    /**
     * Rows that go out of force.
     *
     * @param file whose they are
     * @param area their own
     * @param replaceValue empty where the source is replaced by area alone
     */
    public record Replaced(String file, String area, String replaceValue, long rows) {}

    /** What happens to the row of a key. */
    public enum ChangeKind {
        ADDED,
        CHANGED,
        GONE
    }

    /**
     * One of the rows.
     *
     * @param key as lists may show it; empty where the row has none
     * @param file where it stands: the new row, of one that is gone the old one
     * @param row line of the file, from 1
     * @param fields of a changed row those whose values differ, in the contract's order
     */
    public record RowChange(ChangeKind kind, String key, String file, int row, List<FieldChange> fields) {
        public RowChange {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One value of a changed row, as it was typed.
     *
     * @param field its title
     * @param before empty where it was missing
     * @param after empty where it is missing
     */
    public record FieldChange(String field, String before, String after) {}
}
