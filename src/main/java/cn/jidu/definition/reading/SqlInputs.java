package cn.jidu.definition.reading;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Rule;
import cn.jidu.definition.reading.source.SourceReader;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.sql.SqlRelations;
import cn.jidu.definition.sql.SqlRelations.SqlRelation;
import cn.jidu.definition.text.NearestWord;
import cn.jidu.definition.yaml.ProblemList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that panels and rules read tables that are there, and panels only such as are made before them. */
final class SqlInputs {
    private static final List<String> OF_ALL =
            List.of(InputNames.REGISTRY, "this_quarter", "ref_area", "ref_area_ancestor");
    private static final List<String> OF_RULES = List.of(
            "matched_row",
            "marked_row",
            "in_force_row",
            "row_tally",
            "superseded_by_key",
            "superseded_by_place",
            "claimed_twice",
            "arrival");
    private static final List<String> KINDS = Stream.concat(
                    Stream.of(InputNames.MATCHED, InputNames.IN_FORCE, InputNames.REFERENCE),
                    InputNames.EARLIER.stream())
            .toList();

    private final SortedMap<String, Panel> panels;
    private final ProblemList problems;
    private final SortedSet<String> ofPanels = new TreeSet<>(OF_ALL);
    private final SortedSet<String> ofRules;
    /** What is read in the place of the matched rows of a source that is not matched. */
    private final Map<String, String> unmatched = new HashMap<>();

    /**
     * @param panelNames of all panels, those that could not be read too
     * @param sourceNames likewise
     * @param tables the names of the reference tables
     */
    SqlInputs(
            SortedMap<String, Panel> panels,
            Set<String> panelNames,
            SortedMap<String, Source> sources,
            Set<String> sourceNames,
            Set<String> tables,
            ProblemList problems) {
        this.panels = panels;
        this.problems = problems;
        for (String panel : panelNames) {
            ofPanels.add(panel);
            InputNames.EARLIER.forEach(e -> ofPanels.add(e + panel));
        }
        tables.forEach(t -> ofPanels.add(InputNames.reference(t)));
        ofPanels.add(InputNames.reference(SourceReader.INDICATORS));
        unmatched.put(InputNames.matched(Source.REGISTRATION), InputNames.REGISTRY);
        for (String source : sourceNames) {
            ofPanels.add(InputNames.inForce(source));
            addMatched(source, sources.get(source));
        }
        ofRules = new TreeSet<>(ofPanels);
        ofRules.addAll(OF_RULES);
    }

    private void addMatched(String name, @Nullable Source source) {
        String matched = InputNames.matched(name);
        if (source != null && source.match().isEmpty()) {
            unmatched.put(matched, InputNames.inForce(name));
        } else if (!name.equals(Source.REGISTRATION)) {
            ofPanels.add(matched);
        }
    }

    void reportAll(SortedMap<String, Rule> rules) {
        for (Panel panel : panels.values()) {
            for (SqlRelation read : SqlRelations.in(panel.sql().text())) {
                reportUnknown(panel.sql(), read, ofPanels, "sql.table");
                reportOrder(panel, read.name());
            }
        }
        rules.values()
                .forEach(r -> r.relation().ifPresent(made -> {
                    reportUnknown(made.sql());
                    if (!ofRules.add(made.name())) {
                        problems.add(made.sql().file(), made.sql().line(), "rule.relationTaken", made.name());
                    }
                }));
        for (Rule rule : rules.values()) {
            reportUnknown(rule.sql());
            rule.asked().ifPresent(this::reportUnknown);
        }
    }

    private void reportUnknown(DefinitionSql ofRule) {
        SqlRelations.in(ofRule.text()).forEach(read -> reportUnknown(ofRule, read, ofRules, "sql.tableOfRule"));
    }

    private void reportUnknown(DefinitionSql sql, SqlRelation read, SortedSet<String> known, String textKey) {
        String name = read.name();
        int line = sql.lineAt(read.offset());
        if (unmatched.containsKey(name)) {
            problems.add(sql.file(), line, "sql.unmatched", name, unmatched.get(name));
        } else if (!known.contains(name)) {
            problems.add(sql.file(), line, textKey, name, suggestion(name, known));
        }
    }

    /** Of the same kind, where the name is of one: its beginning is as long as a name, and says nothing of what is meant. */
    private static String suggestion(String name, Set<String> known) {
        return KINDS.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(kind -> NearestWord.to(name.substring(kind.length()), ofKind(kind, known))
                        .map(rest -> ProblemList.suggestion(kind + rest)))
                .orElseGet(() -> Optional.of(ProblemList.suggestion(name, known)))
                .orElse("");
    }

    private static Set<String> ofKind(String kind, Set<String> known) {
        return known.stream()
                .filter(k -> k.startsWith(kind))
                .map(k -> k.substring(kind.length()))
                .collect(Collectors.toSet());
    }

    private void reportOrder(Panel panel, String read) {
        Panel other = panels.get(read);
        if (panel.name().equals(read)) {
            problems.add(panel.file(), panel.orderLine(), "panel.readsItself", read);
        } else if (other != null && panel.order() <= other.order()) {
            problems.add(panel.file(), panel.orderLine(), "panel.order", panel.order(), read, other.order());
        }
    }
}
