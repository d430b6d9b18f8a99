package cn.jidu.reconcile;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Panel;
import cn.jidu.definition.text.NearestWord;
import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the columns that a SELECT gives with those that are declared, by name and type. */
final class DeclaredColumns {
    private static final PackageTexts TEXTS = PackageTexts.terminal(DeclaredColumns.class);
    /** What a rule's SELECT must give: the columns of a finding. */
    private static final List<GivenColumn> OF_FINDING = List.of(
            new GivenColumn("source", "text"),
            new GivenColumn("area_code", "text"),
            new GivenColumn("delivery_id", "bigint"),
            new GivenColumn("sheet_no", "integer"),
            new GivenColumn("row_no", "integer"),
            new GivenColumn("key", "text"),
            new GivenColumn("message", "text"));

    /** What share of its area's figure hangs on it, where the rule tells. */
    private static final GivenColumn EFFECT = new GivenColumn("effect", "numeric");

    private static final List<GivenColumn> OF_ASKED = List.of(
            new GivenColumn("source", "text"),
            new GivenColumn("area_code", "text"),
            new GivenColumn("evaluated", "bigint"),
            new GivenColumn("not_evaluable", "bigint"));

    private final List<GivenColumn> given;
    private final DefinitionSql sql;
    private final List<DefinitionProblem> problems = new ArrayList<>();

    DeclaredColumns(List<GivenColumn> given, DefinitionSql sql) {
        this.given = given;
        this.sql = sql;
    }

    /** A wrong column is told where it is declared. */
    List<DefinitionProblem> ofPanel(Panel panel) {
        Set<String> declared = panel.columns().stream().map(Panel.Column::name).collect(Collectors.toSet());
        for (Panel.Column column : panel.columns()) {
            String wrong = wrong(column.name(), column.sqlType(), declared, "trial.notGiven", "trial.type");
            if (!wrong.isEmpty()) {
                problems.add(new DefinitionProblem(panel.file(), column.line(), wrong));
            }
        }
        reportTwice(declared);
        undeclared(declared)
                .forEach(name ->
                        problems.add(sql.problem(lastPlace(name), TEXTS.get("trial.notDeclared", name, panel.file()))));
        return problems;
    }

    /** What a rule gives beside the columns of a finding is not looked at. */
    List<DefinitionProblem> ofFinding(boolean weighed) {
        return ofRule(Stream.concat(OF_FINDING.stream(), weighed ? Stream.of(EFFECT) : Stream.of())
                .toList());
    }

    /** What is made county by county must tell which; else a relation has the columns that it likes. */
    List<DefinitionProblem> ofRelation(boolean byCounty) {
        return ofRule(byCounty ? List.of(new GivenColumn("county_code", "text")) : List.of());
    }

    /** Of how many a rule is asked, by source and area. */
    List<DefinitionProblem> ofAsked() {
        return ofRule(OF_ASKED);
    }

    private List<DefinitionProblem> ofRule(List<GivenColumn> needed) {
        Set<String> names = needed.stream().map(GivenColumn::name).collect(Collectors.toCollection(LinkedHashSet::new));
        for (GivenColumn column : needed) {
            String wrong = wrong(column.name(), column.type(), names, "trial.rule.notGiven", "trial.rule.type");
            if (!wrong.isEmpty()) {
                problems.add(sql.problem(lastPlace(column.name()), wrong));
            }
        }
        reportTwice(names);
        return problems;
    }

    private String wrong(String name, String type, Set<String> declared, String absentKey, String typeKey) {
        Optional<GivenColumn> column =
                given.stream().filter(c -> c.name().equals(name)).findFirst();
        if (column.isEmpty()) {
            return TEXTS.get(
                    absentKey,
                    name,
                    NearestWord.to(name, undeclared(declared))
                            .map(w -> TEXTS.get("trial.given", w))
                            .orElse(""),
                    PackageTexts.listed(declared));
        }
        return column.get().fits(type)
                ? ""
                : TEXTS.get(typeKey, name, type, column.get().type());
    }

    private Set<String> undeclared(Set<String> declared) {
        Set<String> names = given.stream().map(GivenColumn::name).collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(declared);
        return names;
    }

    private void reportTwice(Set<String> declared) {
        Set<String> seen = new TreeSet<>();
        for (GivenColumn column : given) {
            if (!seen.add(column.name()) && declared.contains(column.name())) {
                problems.add(sql.problem(lastPlace(column.name()), TEXTS.get("trial.givenTwice", column.name())));
            }
        }
    }

    /** Where the name stands last: the outermost SELECT comes behind the named parts. */
    private int lastPlace(String name) {
        return Pattern.compile("(?i)\\b" + Pattern.quote(name) + "\\b")
                .matcher(sql.text())
                .results()
                .map(MatchResult::start)
                .reduce((first, second) -> second)
                .orElse(0);
    }
}
