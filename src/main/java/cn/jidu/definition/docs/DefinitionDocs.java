package cn.jidu.definition.docs;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Plan;
import cn.jidu.definition.reading.source.FieldReader;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.ValueBound;
import cn.jidu.definition.source.ValueForm;
import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes definitions as one Markdown page, in Chinese: what departments send, and what each figure means. */
public final class DefinitionDocs {
    private static final PackageTexts TEXTS = PackageTexts.chinese(DefinitionDocs.class);
    private final StringBuilder page = new StringBuilder();

    private DefinitionDocs() {}

    /** The page for these definitions; the same definitions give the same text. */
    public static String markdown(Definitions definitions) {
        DefinitionDocs docs = new DefinitionDocs();
        docs.line(TEXTS.get("docs.head"));
        docs.line("");
        docs.line(TEXTS.get("docs.generated"));
        docs.heading("docs.sources");
        definitions.sources().values().forEach(docs::source);
        docs.heading("docs.panels");
        definitions.panels().values().forEach(docs::panel);
        docs.heading("docs.universes");
        docs.table(
                "docs.universes.columns",
                definitions.universes().values().stream()
                        .map(u -> List.of(code(u.key()), u.title(), code(u.predicate()), codes(u.needs())))
                        .toList());
        docs.heading("docs.indicators");
        definitions.indicators().values().forEach(docs::indicator);
        docs.heading("docs.plans");
        definitions.plans().values().forEach(p -> docs.plan(p, definitions));
        docs.heading("docs.rules");
        docs.table(
                "docs.rules.columns",
                definitions.rules().values().stream()
                        .map(r -> List.of(code(r.code()), r.title(), name(r.severity()), r.meaning()))
                        .toList());
        return docs.page.toString();
    }

    private void source(Source source) {
        line("");
        line("### " + source.title() + " " + code(source.name()));
        line("");
        line(TEXTS.get(
                "docs.source.facts",
                codes(source.key()),
                source.replacesBy().map(DefinitionDocs::code).orElse(TEXTS.get("docs.source.area")),
                TEXTS.get(source.carriesForward() ? "docs.source.carried" : "docs.source.missing"),
                source.shrinkBound().movePointRight(2).stripTrailingZeros().toPlainString()));
        source.sumBounds()
                .forEach(b -> line(TEXTS.get(
                        "docs.source.sumBound",
                        source.field(b.field()).title(),
                        b.times().stripTrailingZeros().toPlainString(),
                        b.leastRows())));
        line(source.due().map(d -> TEXTS.get("docs.source.due", d)).orElse(TEXTS.get("docs.source.neverDue")));
        source.locatedBy().ifPresent(l -> line(TEXTS.get("docs.source.located", code(l.source()), code(l.key()))));
        source.form().serials().ifPresent(w -> line(TEXTS.get("docs.source.serials", w.from(), w.to())));
        if (!source.bounds().isEmpty()) {
            line(TEXTS.get(
                    "docs.source.bounds",
                    source.bounds().stream().map(b -> bound(source, b)).collect(Collectors.joining("；"))));
        }
        table(
                "docs.source.columns",
                source.fields().stream().map(DefinitionDocs::field).toList());
    }

    private static String bound(Source source, ValueBound bound) {
        return TEXTS.get(
                "docs.source.bound",
                source.field(bound.field()).title(),
                bound.side() == ValueBound.Side.AT_LEAST ? "≥" : "≤",
                extent(source, bound.extent()),
                TEXTS.get(bound.rejects() ? "docs.source.bound.reject" : "docs.source.bound.list"));
    }

    private static String extent(Source source, ValueBound.Extent extent) {
        if (extent instanceof ValueBound.Beside other) {
            return source.field(other.field()).title();
        }
        if (extent instanceof ValueBound.Amount amount) {
            return amount.value().toPlainString();
        }
        return extent instanceof ValueBound.Day day
                ? day.value().toString()
                : TEXTS.get("docs.source.bound.quarterEnd");
    }

    private static List<String> field(SourceField field) {
        return List.of(
                field.title(),
                String.join("、", field.aliases()),
                code(field.name()),
                FieldReader.nameOf(field.type()),
                field.unit().orElse(""),
                TEXTS.get(
                        field.columnRequired()
                                ? field.valueRequired() ? "docs.field.bothRequired" : "docs.field.columnRequired"
                                : "docs.field.optional"),
                allowed(field));
    }

    private static String allowed(SourceField field) {
        List<String> parts = new ArrayList<>();
        field.minimum().ifPresent(m -> parts.add("≥ " + m.toPlainString()));
        field.maximum().ifPresent(m -> parts.add("≤ " + m.toPlainString()));
        if (!field.choices().isEmpty()) {
            parts.add(String.join("、", field.choices()));
        }
        field.table().ifPresent(t -> parts.add(TEXTS.get("docs.field.table", code(t))));
        field.emptyAs().ifPresent(e -> parts.add(TEXTS.get("docs.field.emptyAs", e)));
        field.absentAs().ifPresent(a -> parts.add(TEXTS.get("docs.field.absentAs", a)));
        field.form().date().ifPresent(d -> parts.add(dateForm(d)));
        field.form().currency().ifPresent(c -> parts.add(TEXTS.get("docs.field.currency", c)));
        field.form().unitField().ifPresent(u -> parts.add(TEXTS.get("docs.field.unitField", code(u))));
        return String.join("；", parts);
    }

    private static String dateForm(ValueForm.DateForm form) {
        return form instanceof ValueForm.DaysSince since
                ? TEXTS.get("docs.field.daysSince", since.zero())
                : code(((ValueForm.Patterned) form).pattern().toString());
    }

    private void panel(Panel panel) {
        line("");
        line("### " + panel.title() + " " + code(panel.name()));
        line("");
        line(TEXTS.get("docs.panel.order", panel.order()));
        table(
                "docs.panel.columns",
                panel.columns().stream()
                        .map(c -> List.of(code(c.name()), c.sqlType(), c.meaning()))
                        .toList());
    }

    private void indicator(Indicator indicator) {
        line("");
        line("### " + indicator.title() + " " + code(indicator.key()));
        line("");
        line(indicator.meaning());
        line("");
        line(TEXTS.get(
                "docs.indicator.facts",
                indicator.unit(),
                TEXTS.get("docs.behaviour." + name(indicator.behaviour())),
                indicator.needs().isEmpty() ? TEXTS.get("docs.none") : codes(indicator.needs())));
        line("");
        line(computation(indicator.computation(), indicator.returns()));
        if (!indicator.needsTrailing().isEmpty()) {
            line(TEXTS.get("docs.indicator.trailing", codes(indicator.needsTrailing())));
        }
        if (indicator.isOnlyInPlans()) {
            line(TEXTS.get("docs.indicator.onlyInPlans"));
        }
        if (!indicator.isReturned() && indicator.returns() == Indicator.Combine.SUM) {
            line(TEXTS.get("docs.indicator.returnsSum"));
        }
    }

    private static String computation(Indicator.Computation computation, Indicator.Combine returns) {
        if (computation instanceof Indicator.Aggregate a) {
            return TEXTS.get("docs.aggregate", aggregate(a));
        }
        if (computation instanceof Indicator.Ratio r) {
            String denominator =
                    r.denominator().stream().map(DefinitionDocs::aggregate).collect(Collectors.joining(" + "));
            return TEXTS.get(
                    "docs.ratio",
                    r.factor().toPlainString(),
                    aggregate(r.numerator()),
                    r.denominator().size() > 1 ? "（" + denominator + "）" : denominator);
        }
        if (computation instanceof Indicator.Change c) {
            return TEXTS.get(
                    "docs.change", c.own().map(DefinitionDocs::aggregate).orElse(code(c.of())));
        }
        if (computation instanceof Indicator.Growth g) {
            return TEXTS.get("docs.growth", code(g.of()));
        }
        return TEXTS.get(returns == Indicator.Combine.SUM ? "docs.returnedSum" : "docs.returnedLead");
    }

    private static String aggregate(Indicator.Aggregate a) {
        String function =
                a.function() == Indicator.Function.COUNT_DISTINCT ? "count(distinct " : name(a.function()) + "(";
        String divided = a.divisor().compareTo(java.math.BigDecimal.ONE) == 0
                ? ""
                : " ÷ " + a.divisor().toPlainString();
        String text = code(function + a.column().orElse("*") + ")" + divided + " from " + a.panel() + " where "
                + a.where().text());
        return a.estimated()
                .map(e -> TEXTS.get("docs.aggregate.estimated", text, code(e.text())))
                .orElse(text);
    }

    private void plan(Plan plan, Definitions definitions) {
        line("");
        line("### " + plan.title() + " " + code(plan.key()));
        line("");
        line(TEXTS.get(
                "docs.plan.facts",
                plan.document(),
                definitions.areas().get(plan.area()).name(),
                plan.first(),
                plan.last(),
                plan.base(),
                code(plan.universe())));
        plan.remarks().forEach(r -> line("\n" + r));
        for (Plan.Section section : plan.sections()) {
            line("");
            line("#### " + section.heading());
            if (!section.targets().isEmpty()) {
                table(
                        "docs.plan.columns",
                        section.targets().stream()
                                .map(t -> TargetRow.cells(t, definitions))
                                .toList());
            }
            List<String> words = words(section);
            if (!words.isEmpty()) {
                line("");
                words.forEach(this::line);
            }
        }
    }

    private static List<String> words(Plan.Section section) {
        List<String> words = new ArrayList<>();
        section.monitored().forEach(m -> words.add(TEXTS.get("docs.monitored", m.clause(), codes(m.indicators()))));
        section.parameters()
                .forEach(p -> words.add(
                        TEXTS.get("docs.obligation", p.clause(), TEXTS.get("docs.parameter." + name(p.kind())))));
        section.obligations()
                .forEach(o -> words.add(TEXTS.get(
                        o.units().named().isEmpty() ? "docs.obligationOfAll" : "docs.obligation",
                        o.clause(),
                        String.join("、", o.units().named()))));
        return words;
    }

    private void heading(String textKey) {
        line("");
        line("## " + TEXTS.get(textKey));
    }

    private void table(String columnsKey, List<List<String>> rows) {
        List<String> columns = List.of(TEXTS.get(columnsKey).split("\\|"));
        line("");
        line(row(columns));
        line(row(columns.stream().map(c -> "---").toList()));
        rows.forEach(r -> line(row(r)));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(c -> c.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void line(String text) {
        for (String line : text.split("\n", -1)) {
            page.append(PageLine.broken(line)).append('\n');
        }
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    private static String codes(List<String> texts) {
        return texts.stream().map(DefinitionDocs::code).collect(Collectors.joining("、"));
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
