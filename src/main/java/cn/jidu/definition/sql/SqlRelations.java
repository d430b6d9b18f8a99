package cn.jidu.definition.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tables that SQL reads: the names behind FROM and JOIN that are no named part of the SQL itself. What it does
 * not understand it leaves to the database.
 */
public final class SqlRelations {
    /** A word; in the place of a table's name a dash would belong to it. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.$-]*|[(),]");

    private static final Pattern NAMED_PART =
            Pattern.compile("(?i)\\b(\\w+)\\s*(?:\\([^()]*\\)\\s*)?\\bas\\s+(?:not\\s+)?(?:materialized\\s+)?\\(");
    private static final Set<String> END_OF_TABLES =
            Set.of("where", "group", "having", "order", "union", "except", "intersect", "window", "limit", "fetch");
    private static final Set<String> BEFORE_TABLE = Set.of("lateral", "only");

    private final String sql;
    private final Set<String> ownParts = new TreeSet<>();
    private final Deque<BracketLevel> levels = new ArrayDeque<>(List.of(new BracketLevel()));
    private final List<SqlRelation> found = new ArrayList<>();

    /** A table's name in lower case, as the database folds it, and where it begins. */
    public record SqlRelation(String name, int offset) {}

    /** Where the reading stands between a pair of brackets. */
    private static final class BracketLevel {
        private boolean select;
        private boolean amongTables;
        private boolean tableNext;
    }

    private SqlRelations(String sql) {
        this.sql = sql;
        NAMED_PART.matcher(sql).results().forEach(m -> ownParts.add(m.group(1).toLowerCase(Locale.ROOT)));
    }

    /** In the order of the SQL, as often as it reads them. */
    public static List<SqlRelation> in(String sql) {
        SqlRelations relations = new SqlRelations(SqlLint.bare(sql));
        relations.read();
        return relations.found;
    }

    private void read() {
        Matcher token = TOKEN.matcher(sql);
        String before = "";
        while (token.find()) {
            String word = token.group().toLowerCase(Locale.ROOT);
            switch (word) {
                case "(" -> open();
                case ")" -> close();
                case "," -> top().tableNext = top().amongTables;
                default -> word(word, before, token);
            }
            before = word;
        }
    }

    private BracketLevel top() {
        return levels.getFirst();
    }

    /** Behind FROM a bracket holds a SELECT, or tables that are joined. */
    private void open() {
        BracketLevel inner = new BracketLevel();
        inner.tableNext = top().tableNext;
        top().tableNext = false;
        levels.push(inner);
    }

    private void close() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }

    private void word(String word, String before, Matcher token) {
        BracketLevel level = top();
        if (word.equals("select")) {
            level.select = true;
            level.amongTables = false;
            level.tableNext = false;
        } else if (word.equals("from") && before.equals("distinct")) {
            // "is distinct from" compares
            level.tableNext = false;
        } else if (word.equals("from")) {
            // extract(… from …) has no SELECT
            level.amongTables = level.select;
            level.tableNext = level.select;
        } else if (word.equals("join")) {
            level.tableNext = true;
        } else if (END_OF_TABLES.contains(word)) {
            level.amongTables = false;
            level.tableNext = false;
        } else if (level.tableNext && !BEFORE_TABLE.contains(word)) {
            level.tableNext = false;
            table(word, token.start(), token.end());
        }
    }

    private void table(String word, int start, int end) {
        boolean function = sql.substring(end).stripLeading().startsWith("(");
        if (!function && !ownParts.contains(word)) {
            found.add(new SqlRelation(word, start));
        }
    }
}
