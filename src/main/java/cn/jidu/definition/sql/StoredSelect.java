package cn.jidu.definition.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SELECT some of whose named parts (WITH) are tables: those are filled first, one after the other, then the SELECT reads
 * them. Its rows are the same; what it costs is not, for the database goes through stored rows on several processors, and
 * knows how many there are.
 *
 * @param parts in the order in which they are to be filled
 * @param select reads the parts' tables
 */
public record StoredSelect(List<StoredPart> parts, String select) {

    /**
     * @param table what the part's rows are to be stored as
     * @param select its rows; reads the tables of the parts before
     */
    public record StoredPart(String table, String select) {}

    /** Where a named part stands in the text: from the bracket that it opens with to the one that closes it. */
    private record PartPlace(String name, int opened, int closed) {}

    public StoredSelect {
        parts = List.copyOf(parts);
    }

    /** @param stored names of parts; what is none is passed over */
    public static StoredSelect of(String sql, Collection<String> stored) {
        String bare = SqlLint.bare(sql);
        List<PartPlace> places = stored.stream()
                .distinct()
                .flatMap(name -> find(bare, name).stream())
                .sorted(Comparator.comparingInt(PartPlace::opened))
                .toList();
        List<StoredPart> parts = new ArrayList<>();
        String select = "";
        int read = 0;
        for (PartPlace place : places) {
            String table = "stored_" + place.name();
            String before = select + sql.substring(read, place.opened());
            String rows = sql.substring(place.opened(), place.closed());
            parts.add(new StoredPart(table, before + rows + ")\nselect * from " + place.name()));
            // once for each that reads it: else the database gathers its rows in one process
            select = before.stripTrailing() + " not materialized (select * from " + table;
            read = place.closed();
        }
        return new StoredSelect(parts, select + sql.substring(read));
    }

    /** Whether the SELECT has a named part of this name at its own level. */
    public static boolean hasPart(String sql, String name) {
        return find(SqlLint.bare(sql), name).isPresent();
    }

    /** @param bare the SELECT without texts and comments, in which only brackets of its own are left */
    private static Optional<PartPlace> find(String bare, String name) {
        Matcher part = Pattern.compile("(?i)\\b" + Pattern.quote(name) + "\\s+as\\s*\\(")
                .matcher(bare);
        while (part.find()) {
            if (depth(bare, part.start()) == 0) {
                return Optional.of(new PartPlace(name, part.end() - 1, closing(bare, part.end())));
            }
        }
        return Optional.empty();
    }

    private static int depth(String bare, int end) {
        int depth = 0;
        for (int at = 0; at < end; at++) {
            depth += step(bare.charAt(at));
        }
        return depth;
    }

    /** Where the bracket is closed that was opened just before; the end of a text that leaves it open. */
    private static int closing(String bare, int from) {
        int depth = 1;
        int at = from;
        while (at < bare.length()) {
            depth += step(bare.charAt(at));
            if (depth == 0) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int step(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }
}
