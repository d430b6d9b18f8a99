package cn.jidu.report.part;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an area under the plan's has most to do: the shares that it lags in or misses; of an area without shares the figures
 * in which it stands among the last third of the areas. Who has to act stands beside each.
 */
final class OwnGaps {
    private static final Set<TargetVerdict> WANTING =
            Set.of(TargetVerdict.BEHIND, TargetVerdict.SHORT, TargetVerdict.OVER);
    private static final int MOST = 10;
    private static final long THIRDS = 3;

    private final PlanView view;
    private final Area area;
    private final boolean shares;

    OwnGaps(PlanView view, Area area) {
        this.view = view;
        this.area = area;
        this.shares = view.hasTargets(area);
    }

    /**
     * Columns {@code title}, {@code value}, {@code beside} (the share, or the figure of the plan's area), {@code change}
     * (completion, or 同比), {@code rank} among how many, {@code lead}.
     */
    Optional<ReportPart> part() {
        List<Target> gaps = shares ? lagging() : trailing();
        List<ReportPart.PartRow> rows = gaps.stream().limit(MOST).map(this::row).toList();
        return Optional.of(new ReportPart("gaps", view.text("heading.gaps"), columns(), rows, notes(gaps.size()))
                .withoutEmpty("lead"));
    }

    private List<ReportPart.PartColumn> columns() {
        return List.of(
                column("title", view.text("column.title")),
                column("value", view.text("column.value")),
                column("beside", shares ? view.text("column.target") : view.planArea()),
                column("change", view.text(shares ? "column.progress" : "column.yoy")),
                column("rank", view.text("column.rank")),
                column("lead", view.text(view.namesLeads() ? "column.lead" : "column.responsible")));
    }

    private static ReportPart.PartColumn column(String key, String title) {
        return new ReportPart.PartColumn(key, title);
    }

    private List<Target> lagging() {
        return view.plan().targets().stream()
                .filter(t -> WANTING.contains(view.verdict(t, area)))
                .sorted(Comparator.comparing(t -> own(t).pace().orElse(BigDecimal.valueOf(Long.MAX_VALUE))))
                .toList();
    }

    private List<Target> trailing() {
        return view.plan().targets().stream()
                .filter(this::isTrailing)
                .sorted(Comparator.comparing((Target t) -> ranked(t) - rank(t)))
                .toList();
    }

    private boolean isTrailing(Target target) {
        long all = ranked(target);
        return all >= THIRDS && rank(target) * THIRDS > all * 2;
    }

    private boolean isLeading(Target target) {
        return ranked(target) >= THIRDS && rank(target) > 0 && rank(target) * THIRDS <= ranked(target);
    }

    /** In how many figures it stands among the first and the last third; nothing where there are too few areas to say so. */
    Optional<String> places(PhraseBook phrases) {
        long first = view.plan().wholes().stream().filter(this::isLeading).count();
        long last = trailing().stream().filter(view.plan().wholes()::contains).count();
        return first + last == 0
                ? Optional.empty()
                : Optional.of(phrases.say(
                        "places",
                        Map.of(
                                "area", area.name(),
                                "kinds", view.kindsOfParts(),
                                "first", String.valueOf(first),
                                "last", String.valueOf(last))));
    }

    private int rank(Target target) {
        return own(target).rank().orElse(0);
    }

    private long ranked(Target target) {
        return view.parts().stream()
                .filter(a -> view.measurement(target, a).rank().isPresent())
                .count();
    }

    private Measurement own(Target target) {
        return view.measurement(target, area);
    }

    private ReportPart.PartRow row(Target target) {
        Measurement m = own(target);
        int decimals = view.indicator(target).decimals();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(view.text("titleUnit", target.title(), m.unit())));
        cells.put("value", TargetParts.starred(m, decimals));
        cells.put("beside", beside(target, decimals));
        cells.put(
                "change",
                shares
                        ? TextCell.number(m.progress(), Rounding.SHARE_DECIMALS, TextCell.BLANK)
                        : new YearOnYear(view).cell(m));
        cells.put(
                "rank",
                TextCell.text(m.rank()
                        .map(r -> view.text("rankOf", r, ranked(target)))
                        .orElse("")));
        cells.put("lead", TextCell.text(view.answerable(target.units())));
        return new ReportPart.PartRow("", cells);
    }

    private TextCell beside(Target target, int decimals) {
        if (shares) {
            return own(target)
                    .target()
                    .map(v -> ShownTarget.aim(view, target, v))
                    .orElse(TextCell.BLANK);
        }
        return view.areas().stream()
                .filter(view::isPlanArea)
                .findFirst()
                .map(whole -> TargetParts.starred(view.measurement(target, whole), decimals))
                .orElse(TextCell.BLANK);
    }

    private List<String> notes(int all) {
        List<String> notes = new ArrayList<>();
        String kind = shares ? "note.gaps.shares" : "note.gaps.places";
        notes.add(all == 0 ? view.text(kind + ".none") : view.text(kind, view.kindsOfParts()));
        if (all > MOST) {
            notes.add(view.text("note.gapsCut", MOST, all));
        }
        List<String> missing = view.plan().targets().stream()
                .filter(t -> own(t).status() == FigureStatus.M)
                .map(Target::title)
                .toList();
        if (!missing.isEmpty()) {
            notes.add(view.text("note.gapsMissing", missing.size(), String.join("；", missing)));
        }
        return notes;
    }
}
