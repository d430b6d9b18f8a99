package cn.jidu.definition.source;

import java.util.List;

/**
 * What the tables are called that the SQL of panels and rules reads (docs/panels.md): who checks the SQL and who makes the
 * tables go by the same names. A name of a file may have dashes; in SQL it has low lines in their place.
 */
public final class InputNames {
    public static final String IN_FORCE = "in_force_";
    public static final String MATCHED = "matched_";
    public static final String REFERENCE = "ref_";
    /** Before a panel's name: of the quarter before, of the three before, of all before. */
    public static final List<String> EARLIER = List.of("previous_", "trailing_", "earlier_");

    /** What the matched rows of the registry's own source are. */
    public static final String REGISTRY = "registry";

    private InputNames() {}

    /** The rows in force of a source. */
    public static String inForce(String source) {
        return IN_FORCE + inSql(source);
    }

    /** The matched rows of a source. */
    public static String matched(String source) {
        return MATCHED + inSql(source);
    }

    /** A table of reference. */
    public static String reference(String table) {
        return REFERENCE + inSql(table);
    }

    /** As part of a name in SQL. */
    public static String inSql(String name) {
        return name.replace('-', '_');
    }
}
