package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Computation;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Month;
import cn.jidu.definition.Panel;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureExplanation;
import cn.jidu.explain.FigureGap;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.PartStep;
import cn.jidu.explain.ReturnedCell;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.report.view.CodeWords;
import cn.jidu.report.view.SenderNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a figure came about, as people read it: what it means, how it is worked out, and of each part the rows. */
public final class ExplainText {
    private static final int FILES_NAMED = 20;

    private final PackageTexts texts = TerminalTexts.texts();
    private final Definitions definitions;
    private final List<String> lines = new ArrayList<>();

    /** @param definitions whose words are used */
    public ExplainText(Definitions definitions) {
        this.definitions = definitions;
    }

    /** From the figure to its rows. */
    public List<String> lines(FigureExplanation explained) {
        lines.clear();
        head(explained);
        formula(explained);
        explained.parts().forEach(p -> part(explained, p));
        returns(explained);
        return List.copyOf(lines);
    }

    private void head(FigureExplanation explained) {
        Measurement figure = explained.figure();
        FigureQuestion asked = explained.asked();
        asked.plan().ifPresent(p -> lines.add(p.title()));
        say(
                "explain.figure",
                asked.target()
                        .map(t -> t.id() + " " + t.title())
                        .orElse(asked.indicator().title()),
                asked.area().name(),
                figure.quarter(),
                figure.value().map(v -> shown(explained, v) + figure.unit()).orElse(texts.get("explain.missing")),
                texts.get("explain.status." + figure.status().name()),
                explained.revision().number());
        figure.unadjusted()
                .ifPresent(rows -> say(
                        "explain.adjusted",
                        rows.value()
                                .map(v -> shown(explained, v) + figure.unit())
                                .orElse(texts.get("explain.missing"))));
        if (!explained.gaps().isEmpty()) {
            say(
                    "explain.gaps",
                    explained.gaps().stream()
                            .map(g -> gap(explained, g))
                            .collect(Collectors.joining(texts.get("explain.gaps.and"))));
        }
        asked.target().ifPresent(t -> say("explain.clause", t.clause()));
        figure.target().ifPresent(t -> say("explain.target", t.toPlainString() + figure.unit()));
        say("explain.meaning", asked.indicator().meaning().strip());
    }

    private String gap(FigureExplanation explained, FigureGap gap) {
        return texts.get(
                "explain.gap." + gap.kind(),
                gap.quarter(),
                new SenderNames(definitions).ofNeed(gap.source()),
                texts.listed(gap.months().stream().map(Month::chinese)),
                explained.asked().plan().map(p -> p.first().toString()).orElse(""));
    }

    private static String shown(FigureExplanation explained, BigDecimal value) {
        return Rounding.round(value, explained.asked().indicator().decimals()).toPlainString();
    }

    private void formula(FigureExplanation explained) {
        if (explained.parts().isEmpty()) {
            return;
        }
        String terms = explained.parts().stream()
                .map(p -> label(p.part()) + " " + plain(p.value()))
                .collect(Collectors.joining(texts.get("explain.join." + join(explained))));
        String factor = explained.asked().indicator().computation() instanceof Ratio ratio
                        && ratio.factor().compareTo(BigDecimal.ONE) != 0
                ? texts.get("explain.factor", ratio.factor().toPlainString())
                : "";
        say("explain.formula", texts.get("explain.formula." + join(explained), terms, factor));
    }

    /** Which texts put the parts together. */
    private static String join(FigureExplanation explained) {
        Computation computation = explained.asked().indicator().computation();
        if (computation instanceof Ratio) {
            return "ratio";
        }
        if (computation instanceof Change) {
            return "change";
        }
        return computation instanceof Growth ? "growth" : "sum";
    }

    private String label(FigurePart part) {
        return texts.get(
                "explain.part." + part.role().name(), part.revision().quarter(), part.place() > 1 ? part.place() : "");
    }

    private void part(FigureExplanation explained, ExplainedPart part) {
        say("explain.part", label(part.part()), plain(part.value()), unit(explained, part), part.rows());
        Map<String, List<PartStep>> bySource = part.steps().stream()
                .filter(s -> !s.source().isEmpty())
                .collect(Collectors.groupingBy(PartStep::source, LinkedHashMap::new, Collectors.toList()));
        bySource.forEach((source, steps) -> say("explain.source", sourceTitle(source), stages(steps)));
        panel(part);
        if (!part.files().isEmpty()) {
            say(
                    "explain.files",
                    texts.listed(part.files().stream()
                            .limit(FILES_NAMED)
                            .map(f -> texts.get("explain.count", f.name(), f.rows()))),
                    part.files().size() > FILES_NAMED
                            ? texts.get("explain.files.more", part.files().size())
                            : "");
        }
        if (!part.findings().isEmpty()) {
            CodeWords words = new CodeWords(definitions);
            say(
                    "explain.findings",
                    texts.listed(part.findings().stream()
                            .map(f -> texts.get("explain.count", words.name(f.name()), f.rows()))));
        }
        say("explain.where", part.part().panel().name(), part.part().predicate());
        say("explain.sql", part.sql());
    }

    /** Of a ratio's parts, what is counted has no unit of its own. */
    private String unit(FigureExplanation explained, ExplainedPart part) {
        return switch (part.part().role()) {
            case FLOW, STOCK -> {
                Indicator own = definitions.indicators().get(part.part().of());
                yield own == null ? explained.figure().unit() : own.unit();
            }
            case NUMERATOR, DENOMINATOR -> "";
        };
    }

    private String sourceTitle(String source) {
        return definitions.sources().containsKey(source)
                ? Objects.requireNonNull(definitions.sources().get(source)).title()
                : source;
    }

    private String stages(List<PartStep> steps) {
        Map<String, Long> rows = new LinkedHashMap<>();
        steps.forEach(
                s -> rows.merge(s.stage().equals("moved") ? "moved-" + s.reason() : s.stage(), s.rows(), Long::sum));
        return rows.entrySet().stream()
                .map(e -> texts.get("explain.stage." + e.getKey(), e.getValue()))
                .collect(Collectors.joining(texts.get("explain.stage.join")));
    }

    private void panel(ExplainedPart part) {
        Panel panel = part.part().panel();
        long all = part.steps().stream()
                .filter(s -> s.stage().equals(FigureExplainer.PANEL))
                .mapToLong(PartStep::rows)
                .sum();
        String excluded = part.steps().stream()
                .filter(s -> s.stage().equals("excluded"))
                .map(s -> texts.get("explain.excluded", reason(panel, s.reason()), s.rows()))
                .collect(Collectors.joining());
        say("explain.panel", panel.title(), all, excluded, part.rows());
    }

    /** What a part is and comes to, and of what. */
    public String about(FigureExplanation explained, ExplainedPart part) {
        return texts.get(
                "explain.about",
                explained
                        .asked()
                        .target()
                        .map(t -> t.title())
                        .orElse(explained.asked().indicator().title()),
                explained.asked().area().name(),
                label(part.part()),
                plain(part.value()) + unit(explained, part),
                part.rows());
    }

    /** A code's name, what a column means, or the condition itself. */
    public String reason(Panel panel, String reason) {
        String key = "explain.reason." + reason;
        if (texts.has(key)) {
            return texts.get(key);
        }
        return panel.columns().stream()
                .filter(c -> c.name().equals(reason))
                .map(c -> texts.get("explain.reason.column", c.meaning().split("[：；。，]", 2)[0], reason))
                .findFirst()
                .orElseGet(() -> {
                    String code = new CodeWords(definitions).name(reason);
                    return code.equals(reason) ? texts.get("explain.reason.condition", reason) : code;
                });
    }

    private void returns(FigureExplanation explained) {
        if (explained.asked().indicator().isReturned() || !explained.returns().isEmpty()) {
            say(explained.returns().isEmpty() ? "explain.returns.none" : "explain.returns");
        }
        for (ReturnedCell cell : explained.returns()) {
            say(
                    "explain.cell",
                    cell.month().map(Month::chinese).orElseGet(cell.quarter()::toString),
                    definitions
                            .areas()
                            .findByCode(cell.area())
                            .map(a -> a.name())
                            .orElse(cell.area()),
                    cell.reportingUnit(),
                    plain(cell.value()) + explained.figure().unit(),
                    cell.file(),
                    ToldSheet.of(cell.sheet()),
                    cell.row());
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() > 6 ? Rounding.round(stripped, 6) : stripped).toPlainString();
    }

    private void say(String key, Object... arguments) {
        lines.add(texts.get(key, arguments));
    }
}
