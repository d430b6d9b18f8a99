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
    /**
     * What a county's rows are found by, behind {@code CREATE INDEX ON} and the table: of blocks, for files come by counties,
     * and their rows stay together. One of rows costs four times as much, for all, and helps hardly more.
     */
    public static final String INDEX = "using brin (county_code)";

    public CountyRows {
        changed = changed.map(c -> Collections.unmodifiableSortedSet(new TreeSet<>(c)));
    }

    /** Told apart by {@code county_code} alone. */
    public static CountyRows byCode(Optional<SortedSet<String>> changed) {
        return new CountyRows(changed, counties -> "county_code in (" + literals(counties) + ")");
    }
}
