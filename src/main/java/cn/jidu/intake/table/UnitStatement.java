package cn.jidu.intake.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one clause of a text says of units.
 *
 * @param line the whole text, for the user
 * @param scope what it speaks of
 * @param subject what it says that this is
 * @param before the clauses before it in its sentence, the nearest first: they may belong to the subject
 * @param units in the order in which they stand
 */
record UnitStatement(String line, UnitScope scope, String subject, List<String> before, Set<String> units) {
    /** What a statement speaks of. */
    enum UnitScope {
        /** The whole table. */
        TABLE,
        /** Columns that it names. */
        COLUMNS,
        /** The columns named before these brackets, if any are. */
        BRACKETS,
        /** What the other statements of the line are not about. */
        EXCEPTION,
        /** Nothing but to what numbers are rounded. */
        ROUNDED,
        /** A cell, nobody can tell for which columns: it must be what they are read in. */
        ASIDE,
        /** Nobody can tell. */
        UNCLEAR
    }

    /** A line of which nobody can tell what it means, though it speaks of these. */
    static UnitStatement unclear(String line, Set<String> units) {
        return new UnitStatement(line, UnitScope.UNCLEAR, line, List.of(), units);
    }

    /** The same, said of something else. */
    UnitStatement as(UnitScope other) {
        return new UnitStatement(line, other, subject, before, units);
    }

    UnitStatement {
        before = List.copyOf(before);
        units = new LinkedHashSet<>(units);
    }
}
