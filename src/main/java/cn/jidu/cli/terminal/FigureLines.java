package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.review.FigureDifference;
import cn.jidu.run.PreviewResult.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** How figures move, as people read it: rounded as the report shows them. */
final class FigureLines {
    private static final String PERCENT = "%";

    private final PackageTexts texts = TerminalTexts.texts();
    private final Figures figures;
    private final Definitions definitions;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    /** @param all whether those are told that do not move */
    FigureLines(Figures figures, Definitions definitions, boolean all) {
        this.figures = figures;
        this.definitions = definitions;
        this.all = all;
    }

    List<String> lines() {
        lines.clear();
        if (figures.after().isEmpty()) {
            return List.of(texts.get("preview.unmeasured", figures.quarter()));
        }
        head(figures.after().get());
        // before what moves: who reads the first lines only is not to credit the files with all of it
        figures.before().ifPresent(this::causes);
        if (all || figures.before().isPresent()) {
            list();
        }
        if (!figures.stale().isEmpty()) {
            say("preview.stale", texts.listed(figures.stale().stream().map(Quarter::toString)));
        }
        return lines;
    }

    private void head(int after) {
        long moved =
                figures.differences().stream().filter(FigureDifference::moves).count();
        long unmoved = figures.differences().size() - moved;
        if (figures.before().isEmpty()) {
            say("preview.figures.first", figures.quarter(), after, moved);
        } else if (figures.before().get() == after) {
            say("preview.figures.same", figures.quarter(), after);
        } else {
            say("preview.figures", figures.quarter(), figures.before().get(), after, moved, unmoved);
        }
    }

    private void list() {
        String heading = "";
        long unshown = 0;
        for (FigureDifference d : figures.differences()) {
            boolean shown = d.showsMove(indicator(d.measured()).decimals());
            if (!shown && d.moves()) {
                unshown++;
            }
            if (all || shown) {
                String own = heading(d.measured());
                if (!own.equals(heading)) {
                    lines.add(own);
                    heading = own;
                }
                lines.add("  " + line(d));
            }
        }
        if (unshown > 0 && !all) {
            say("preview.unshown", unshown);
        }
    }

    private void causes(int before) {
        if (!figures.alsoNew().isEmpty()) {
            say("preview.alsoNew", before, figures.alsoNew().size(), texts.listed(figures.alsoNew().stream()));
        }
        if (figures.otherDefinitions()) {
            say("preview.otherDefinitions", before);
        }
    }

    private String heading(Measurement m) {
        Plan plan = definitions.plans().get(m.plan());
        return texts.get("preview.heading", m.quarter(), plan == null ? texts.get("preview.outside") : plan.title());
    }

    private String line(FigureDifference d) {
        Measurement m = d.measured();
        Indicator indicator = indicator(m);
        int decimals = indicator.decimals();
        StringBuilder line = new StringBuilder(texts.get(
                "preview.figure",
                title(m, indicator),
                m.unit(),
                definitions.areas().get(m.area()).name(),
                value(d.before(), decimals),
                value(d.after(), decimals)));
        d.change(decimals)
                .filter(c -> c.signum() != 0)
                .ifPresent(c -> line.append(
                        texts.get(m.unit().equals(PERCENT) ? "preview.change.points" : "preview.change", signed(c))));
        append(
                line,
                "preview.progress",
                d,
                x -> x.progress().map(p -> Rounding.share(p).toPlainString() + PERCENT));
        append(line, "preview.rank", d, x -> x.rank().map(String::valueOf));
        return line.toString();
    }

    private void append(
            StringBuilder line, String key, FigureDifference d, Function<Measurement, Optional<String>> part) {
        Optional<String> before = d.before().flatMap(part);
        Optional<String> after = d.after().flatMap(part);
        if (!before.equals(after)) {
            String none = texts.get("preview.none");
            line.append(texts.get(key, before.orElse(none), after.orElse(none)));
        }
    }

    private String title(Measurement m, Indicator indicator) {
        Plan plan = definitions.plans().get(m.plan());
        return plan == null
                ? indicator.title()
                : plan.targets().stream()
                        .filter(t -> t.id().equals(m.targetId()))
                        .findFirst()
                        .map(Target::title)
                        .orElse(indicator.title());
    }

    private String value(Optional<Measurement> m, int decimals) {
        if (m.isEmpty()) {
            return texts.get("preview.none");
        }
        return m.get()
                .value()
                .map(v -> Rounding.round(v, decimals).toPlainString()
                        + status(m.get().status()))
                .orElse(texts.get("preview.status." + FigureStatus.M));
    }

    private String status(FigureStatus status) {
        return status == FigureStatus.A ? "" : texts.get("preview.status." + status);
    }

    private static String signed(BigDecimal change) {
        return (change.signum() > 0 ? "+" : "") + change.toPlainString();
    }

    private Indicator indicator(Measurement m) {
        return Objects.requireNonNull(definitions.indicators().get(m.indicator()), m.indicator());
    }

    private void say(String key, Object... arguments) {
        lines.add(texts.get(key, arguments));
    }
}
