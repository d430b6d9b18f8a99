package cn.jidu.store;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one place that puts what comes from definitions and data into the text of SQL: names of tables and columns, literals,
 * and texts within a regular expression.
 */
public final class SqlQuotes {
    /** PostgreSQL cuts longer names silently, so that two could become one. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private static final Pattern OF_EXPRESSION = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    private SqlQuotes() {}

    /**
     * A name in quotes, for a field may be called {@code end} or {@code date}; {@code schema.table} part by part.
     *
     * @throws StoreException where it is no name of a table or column
     */
    public static String name(String name) {
        return List.of(name.split("\\.", -1)).stream().map(SqlQuotes::part).collect(Collectors.joining("."));
    }

    /** Each as {@link #name}, without schemas, with commas between. */
    public static String names(Collection<String> names) {
        return names.stream().map(SqlQuotes::part).collect(Collectors.joining(", "));
    }

    /** A text as a literal, whatever is in it. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Each as {@link #literal}, with commas between. */
    public static String literals(Collection<String> texts) {
        return texts.stream().map(SqlQuotes::literal).collect(Collectors.joining(", "));
    }

    /** Numbers of rows, for a list of IN, with commas between; of none what no row equals. */
    public static String numbers(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? "null"
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** An expression that matches this text and no other; it still is to be made a literal. */
    public static String pattern(String text) {
        return OF_EXPRESSION.matcher(text).replaceAll("\\\\$0");
    }

    private static String part(String name) {
        if (!NAME.matcher(name).matches()) {
            throw StoreException.of("identifier.form", name);
        }
        return '"' + name + '"';
    }
}
