package cn.jidu.definition.reading;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Universe;
import cn.jidu.definition.sql.PredicateParts;
import cn.jidu.definition.sql.PredicateParts.NoPredicateException;
import cn.jidu.definition.sql.SqlLint;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a SQL predicate over a panel's columns: it is one whole condition, and made of nothing but what may stand in it. */
final class PredicateCheck {
    private static final Pattern COMMENT = Pattern.compile("--|/\\*");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Set<String> PARAMETERS = Set.of(Indicator.UNIVERSE, Indicator.PLAN_FIRST_DAY);

    private PredicateCheck() {}

    /**
     * @param panel whose columns it may use; null where the panel itself is unknown, which is reported elsewhere
     * @param universes what {@code :universe} may stand for; the panel must have the columns of each
     */
    static String read(YamlNode node, @Nullable Panel panel, Collection<Universe> universes) {
        String sql = node.text();
        SqlLint.report(sql, (line, key, arguments) -> node.problem(key, arguments));
        // behind it the bracket would be lost that the predicate is put into
        if (COMMENT.matcher(TEXT.matcher(sql).replaceAll("")).find()) {
            node.problem("predicate.comment");
        }
        // that there is none is told already
        Optional.of(sql).filter(s -> !s.isBlank()).flatMap(s -> parts(node, s)).ifPresent(parts -> {
            reportForbidden(node, parts);
            if (panel != null) {
                reportUnknown(node, parts, panel, universes);
            }
        });
        return sql;
    }

    private static Optional<PredicateParts> parts(YamlNode node, String sql) {
        try {
            return Optional.of(PredicateParts.of(sql));
        } catch (NoPredicateException e) {
            node.problem("predicate.syntax", sql, e.at(), e.character());
            return Optional.empty();
        }
    }

    private static void reportForbidden(YamlNode node, PredicateParts parts) {
        String allowed = PackageTexts.listed(PredicateParts.FUNCTIONS);
        parts.functions().forEach(f -> node.problem("predicate.function", f, allowed));
        parts.others().forEach(o -> node.problem("predicate.construct", o, allowed));
    }

    private static void reportUnknown(
            YamlNode node, PredicateParts parts, Panel panel, Collection<Universe> universes) {
        Set<String> columns = new TreeSet<>();
        panel.columns().forEach(c -> columns.add(c.name()));
        parts.parameters().stream()
                .filter(p -> !PARAMETERS.contains(p))
                .forEach(p -> node.problem("predicate.parameter", p));
        parts.columns().stream()
                .filter(c -> !columns.contains(c))
                .forEach(c -> node.problem("predicate.column", panel.name(), c, ProblemList.suggestion(c, columns)));
        if (parts.parameters().contains(Indicator.UNIVERSE)) {
            universes.forEach(u -> reportUniverse(node, u, panel.name(), columns));
        }
    }

    /** The columns come from the universe, not from the predicate that is read. */
    private static void reportUniverse(YamlNode node, Universe universe, String panel, Set<String> columns) {
        Set<String> missing = new TreeSet<>();
        try {
            missing.addAll(PredicateParts.of(universe.predicate()).columns());
        } catch (NoPredicateException e) {
            // told where the universe is read
            return;
        }
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            node.problem(
                    "predicate.universeColumn",
                    universe.key(),
                    UniverseReader.FILE,
                    PackageTexts.listed(missing),
                    panel);
        }
    }
}
