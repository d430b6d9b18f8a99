package cn.jidu.definition.reading;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Universe;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a SQL predicate over a panel's columns. */
final class PredicateCheck {
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|:?[A-Za-z_][A-Za-z0-9_]*|\\S");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "is",
            "null",
            "true",
            "false",
            "in",
            "between",
            "like",
            "case",
            "when",
            "then",
            "else",
            "end",
            "coalesce",
            "date",
            "lower",
            "upper",
            "length",
            "substring",
            "trim",
            "abs",
            "distinct",
            "from");
    private static final Set<String> PARAMETERS = Set.of(Indicator.UNIVERSE, Indicator.PLAN_FIRST_DAY);

    private PredicateCheck() {}

    /**
     * @param panel whose columns it may use; null where the panel itself is unknown, which is reported elsewhere
     * @param universes what {@code :universe} may stand for; the panel must have the columns of each
     */
    static String read(YamlNode node, @Nullable Panel panel, Collection<Universe> universes) {
        String sql = node.text();
        SqlLint.report(sql, (line, key, arguments) -> node.problem(key, arguments));
        if (panel != null) {
            Set<String> columns = new TreeSet<>();
            panel.columns().forEach(c -> columns.add(c.name()));
            reportUnknown(node, sql, panel.name(), columns);
            if (sql.contains(Indicator.UNIVERSE)) {
                universes.forEach(u -> reportUniverse(node, u, panel.name(), columns));
            }
        }
        return sql;
    }

    /** The words come from the universe, not from the predicate that is read. */
    private static void reportUniverse(YamlNode node, Universe universe, String panel, Set<String> columns) {
        Set<String> missing = new TreeSet<>();
        Matcher token = TOKEN.matcher(universe.predicate());
        while (token.find()) {
            if (isColumn(token.group()) && !columns.contains(token.group())) {
                missing.add(token.group());
            }
        }
        if (!missing.isEmpty()) {
            node.problem(
                    "predicate.universeColumn", universe.key(), UniverseReader.FILE, String.join("、", missing), panel);
        }
    }

    private static boolean isColumn(String word) {
        boolean isName = Character.isLetter(word.charAt(0)) || word.charAt(0) == '_';
        return isName && !WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static void reportUnknown(YamlNode node, String sql, String panel, Set<String> columns) {
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            String word = token.group();
            boolean isParameter = word.length() > 1 && word.charAt(0) == ':';
            if (isParameter && !PARAMETERS.contains(word)) {
                node.problem("predicate.parameter", word);
            } else if (isColumn(word) && !columns.contains(word)) {
                node.problem("predicate.column", panel, word, ProblemList.suggestion(word, columns));
            }
        }
    }
}
