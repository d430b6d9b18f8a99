package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.TargetVerdict;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What page one adds to the standing: what lags most and who has to act, who leads and who trails, and the key figures. */
public final class OnePage {
    private static final List<String> COLUMNS = List.of("title", "value", "yoy", "progress", "verdict");
    private static final int LAGGING = 3;
    private static final int KEY_FIGURES = 8;
    /** Fewer areas are seen at a glance in the bars. */
    private static final int RANKED_FROM = 6;

    private static final int AT_EACH_END = 3;
    private static final int AT_MOST = 5;

    private final PlanView view;
    private final Area area;
    private final PhraseBook phrases;
    private final String reader;

    /** @param phrases how it is said */
    public OnePage(PlanView view, Area area, PhraseBook phrases) {
        this(view, area, phrases, "");
    }

    /** @param reader the unit whose brief it is: what it alone answers for does not name it again */
    OnePage(PlanView view, Area area, PhraseBook phrases, String reader) {
        this.view = view;
        this.area = area;
        this.phrases = phrases;
        this.reader = reader;
    }

    /** The paragraphs that stand after the leading figure. */
    public List<String> paragraphs() {
        List<String> all = new ArrayList<>();
        lagging().ifPresent(all::add);
        if (view.isPlanArea(area)) {
            ends().ifPresent(all::add);
            if (keys().anyMatch(t -> view.measurement(t, area).unadjusted().isPresent())) {
                all.add(view.text("onePage.adjusted"));
            }
        } else {
            new OwnGaps(view, area).places(phrases).ifPresent(all::add);
        }
        return all;
    }

    private Optional<String> lagging() {
        List<String> items = view.plan().toldOnce().stream()
                .filter(t -> view.verdict(t, area) == TargetVerdict.BEHIND)
                .filter(t -> view.measurement(t, area).pace().isPresent())
                .sorted(Comparator.comparing(
                        t -> view.measurement(t, area).pace().orElseThrow()))
                .limit(LAGGING)
                .map(this::lag)
                .toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(phrases.say("lagging", Map.of("items", String.join("；", items))));
    }

    /** The difference of what is printed, so that it can be checked by head. */
    private String lag(Target target) {
        Measurement m = view.measurement(target, area);
        BigDecimal done = Rounding.share(m.progress().orElseThrow());
        BigDecimal due = Rounding.share(m.timeProgress().orElseThrow());
        boolean nothing = m.value().filter(v -> v.signum() == 0).isPresent() && due.signum() > 0;
        return phrases.say(
                nothing ? "lagNothing" : "lag",
                Map.of(
                        "title", target.title(),
                        "done", done.toPlainString(),
                        "difference", done.subtract(due).toPlainString(),
                        "units", units(target)));
    }

    /** In brackets; nothing where the document names nobody but the reader. */
    private String units(Target target) {
        String units = view.answerable(target.units());
        return units.isEmpty() || units.equals(reader) ? "" : view.text("units.answerable", units);
    }

    /** Of the target that the bars show; areas with an incomplete figure are not held against others. */
    private Optional<String> ends() {
        return view.plan().targets().stream()
                .filter(t -> t.basis() == Target.Basis.COMPUTED && t.kind() == Target.TargetKind.CUMULATIVE)
                .findFirst()
                .flatMap(t -> ends(t));
    }

    /** Which areas come first and last in the target; nothing where they are few, or most are alike. */
    Optional<String> ends(Target target) {
        List<Area> ranked = view.parts().stream()
                .filter(a -> view.measurement(target, a).status() != FigureStatus.P)
                .filter(a -> view.measurement(target, a).value().isPresent())
                .sorted(Comparator.comparing((Area a) -> value(target, a), Comparator.reverseOrder()))
                .toList();
        if (ranked.size() < RANKED_FROM) {
            return Optional.empty();
        }
        List<Area> first = end(target, ranked);
        List<Area> last = end(target, reversed(ranked));
        if (first.isEmpty() || last.isEmpty() || first.stream().anyMatch(last::contains)) {
            return Optional.empty();
        }
        return Optional.of(phrases.say(
                "standing",
                Map.of(
                        "title", target.title(),
                        "first", names(target, first),
                        "last", names(target, reversed(last)))));
    }

    /** Three and those that are equal to the third; where that is a crowd, those before it. */
    private List<Area> end(Target target, List<Area> ranked) {
        BigDecimal third = value(target, ranked.get(AT_EACH_END - 1));
        long through = ranked.stream()
                .limit(AT_EACH_END)
                .filter(a -> value(target, a).compareTo(third) != 0)
                .count();
        long equal = ranked.stream()
                .filter(a -> value(target, a).compareTo(third) == 0)
                .count();
        return ranked.subList(0, (int) (through + equal <= AT_MOST ? through + equal : through));
    }

    private static List<Area> reversed(List<Area> areas) {
        List<Area> turned = new ArrayList<>(areas);
        Collections.reverse(turned);
        return turned;
    }

    /** As it is printed: what looks equal is equal. */
    private BigDecimal value(Target target, Area of) {
        BigDecimal exact = view.measurement(target, of).value().orElseThrow();
        return Rounding.round(exact, view.indicator(target).decimals());
    }

    private String names(Target target, List<Area> areas) {
        return String.join("、", areas.stream().map(a -> named(target, a)).toList());
    }

    private String named(Target target, Area named) {
        Indicator indicator = view.indicator(target);
        return view.text(
                "onePage.area",
                named.name(),
                value(target, named).toPlainString(),
                indicator.unit(),
                TargetParts.adjusted(view.measurement(target, named), indicator.decimals())
                        .mark());
    }

    /** The first targets of the document that have a figure: what it thinks most of stands first. */
    Optional<ReportPart> keyFigures() {
        List<ReportPart.PartRow> rows = keys().map(this::row).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "keys",
                        view.text("heading.keys"),
                        COLUMNS.stream()
                                .map(k -> new ReportPart.PartColumn(k, view.text("column.keys." + k)))
                                .toList(),
                        rows,
                        List.of()));
    }

    private Stream<Target> keys() {
        return view.plan().toldOnce().stream()
                .filter(t -> t.basis() == Target.Basis.COMPUTED)
                .filter(t -> view.measurement(t, area).value().isPresent())
                .limit(KEY_FIGURES);
    }

    private ReportPart.PartRow row(Target target) {
        Measurement m = view.measurement(target, area);
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(view.text("titleUnit", target.title(), m.unit())));
        cells.put("value", TargetParts.adjusted(m, view.indicator(target).decimals()));
        cells.put("yoy", TextCell.text(change(m)));
        cells.put(
                "progress",
                TargetParts.completion(target, m)
                        .map(p -> ShownTarget.share(view, p))
                        .orElse(TextCell.BLANK));
        cells.put("verdict", TextCell.text(view.text("verdict." + view.verdict(target, area))));
        return new ReportPart.PartRow("", cells);
    }

    /** The comparison of the tables in words; an incomplete figure is not compared. */
    private String change(Measurement m) {
        YearOnYear yearOnYear = new YearOnYear(view);
        if (m.status() == FigureStatus.P) {
            return "";
        }
        return yearOnYear
                .manner(m)
                .map(manner -> switch (manner) {
                    case PERCENT -> phrases.say("change", Map.of("percent", shown(m)));
                    case POINTS -> phrases.say("changePoints", Map.of("points", shown(m)));
                    case MULTIPLE, UNTOLD -> yearOnYear.cell(m).text();
                })
                .orElse("");
    }

    private static String shown(Measurement m) {
        return Rounding.share(m.yoy().orElseThrow()).toPlainString();
    }
}
