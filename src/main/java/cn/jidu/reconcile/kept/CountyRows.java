package cn.jidu.reconcile.kept;

import static cn.jidu.store.SqlQuotes.literals;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How the rows of a relation lie by counties.
 *
 * @param changed all counties in which its rows may be others than in the revision before; empty where that is not known
 * @param where what holds of the rows of some counties alone, as SQL
 */
public record CountyRows(Optional<SortedSet<String>> changed, Function<Collection<String>, String> where) {
    public CountyRows {
        changed = changed.map(c -> Collections.unmodifiableSortedSet(new TreeSet<>(c)));
    }

    /** Told apart by {@code county_code} alone. */
    public static CountyRows byCode(Optional<SortedSet<String>> changed) {
        return new CountyRows(changed, counties -> "county_code in (" + literals(counties) + ")");
    }
}
