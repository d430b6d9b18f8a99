package cn.jidu.report.part;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.TargetChanges;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.YearOnYear;
import cn.jidu.report.view.YearOnYear.Manner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The notes below a section's targets: the key to all of them under the first, and what is peculiar to each under it. */
final class TargetNotes {
    private final PlanView view;
    private final Area area;

    TargetNotes(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    List<String> of(Plan.Section section, boolean compared) {
        List<String> notes = new ArrayList<>();
        if (isFirst(section)) {
            notes.addAll(key(compared));
        }
        section.targets().stream().flatMap(t -> profile(t, compared).stream()).forEach(notes::add);
        notes.addAll(new LackingQuarters(view, area).notes(section));
        bases(section).ifPresent(notes::add);
        reached(section).ifPresent(notes::add);
        section.targets().forEach(t -> notes.addAll(remarks(t)));
        notes.addAll(comparisons(section));
        return notes;
    }

    private boolean isFirst(Plan.Section section) {
        return view.plan().sections().stream()
                .filter(s -> !s.targets().isEmpty())
                .findFirst()
                .filter(section::equals)
                .isPresent();
    }

    private List<String> key(boolean compared) {
        List<String> notes = new ArrayList<>();
        notes.add(view.text("note.value"));
        if (compared) {
            notes.add(view.text("note.progress"));
            shares().filter(YearOnYear::isMultiple).findAny().ifPresent(s -> notes.add(view.text("note.multiple")));
        }
        Set<FigureStatus> seen = EnumSet.noneOf(FigureStatus.class);
        view.plan().targets().stream()
                .map(t -> view.measurement(t, area))
                .filter(m -> m.unadjusted().isEmpty() || m.status() == FigureStatus.P)
                .forEach(m -> seen.add(m.status()));
        seen.stream().filter(s -> s != FigureStatus.A).forEach(s -> notes.add(view.text("note.status." + s)));
        if (view.plan().targets().stream()
                .anyMatch(t -> view.measurement(t, area).unadjusted().isPresent())) {
            notes.add(view.text("note.adjusted"));
        }
        if (view.isPlanArea(area) && view.namesCrowds()) {
            notes.add(view.text("note.units"));
        }
        return notes;
    }

    private Stream<BigDecimal> shares() {
        return view.plan().targets().stream()
                .map(t -> view.measurement(t, area))
                .flatMap(m -> Stream.concat(m.progress().stream(), m.pace().stream()));
    }

    /** A time progress that is not the share of the quarters elapsed says so. */
    private Optional<String> profile(Target target, boolean compared) {
        return view.measurement(target, area)
                .timeProgress()
                .filter(t -> compared && !target.profile().isEmpty())
                .map(t -> view.text(
                        "note.profile", target.title(), Rounding.share(t).toPlainString()));
    }

    /** What levels, growth and movements of the section start from, where that is known; of a returned rate nothing does. */
    private Optional<String> bases(Plan.Section section) {
        List<String> known = section.targets().stream()
                .filter(t -> t.basis() == Target.Basis.COMPUTED || !t.kind().isRate())
                .flatMap(t -> view.measurement(t, area).base().map(b -> base(t, b)).stream())
                .distinct()
                .toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(view.text("note.base", view.plan().base().chinese(), String.join("、", known)));
    }

    /** Which levels have no completion: they began beyond their target. */
    private Optional<String> reached(Plan.Section section) {
        String titles = section.targets().stream()
                .filter(t -> TargetParts.beganBeyond(t, view.measurement(t, area)))
                .map(Target::title)
                .collect(Collectors.joining("、"));
        return titles.isEmpty() ? Optional.empty() : Optional.of(view.text("note.reached", titles));
    }

    private String base(Target target, BigDecimal base) {
        Indicator of = view.indicator(target);
        Indicator level = of.computation() instanceof Indicator.Growth growth && target.basis() == Target.Basis.COMPUTED
                ? view.indicator(growth.of())
                : of;
        return level.title() + Rounding.round(base, level.decimals()).toPlainString() + level.unit();
    }

    /** What later documents made of it, each with what it was before. */
    private List<String> revisions(Target target) {
        List<String> notes = new ArrayList<>();
        BigDecimal before = target.value();
        String unit = view.indicator(target).unit();
        for (TargetChanges.Revised r : target.changes().revised()) {
            notes.add(view.text(
                    "note.revised",
                    target.title(),
                    r.from().chinese(),
                    r.document(),
                    r.value().toPlainString(),
                    unit,
                    r.clause(),
                    before.toPlainString()));
            before = r.value();
        }
        return notes;
    }

    /** What the definition says of the target, how it is split among units, and quotas that do not add up to it. */
    private List<String> remarks(Target target) {
        List<String> notes = new ArrayList<>();
        notes.addAll(revisions(target));
        target.remark().ifPresent(r -> notes.add(view.text("note.remark", target.title(), r)));
        if (!target.unitShares().isEmpty()) {
            String shares = target.units().named().stream()
                    .filter(target.unitShares()::containsKey)
                    .map(u -> u
                            + java.util.Objects.requireNonNull(
                                            target.unitShares().get(u))
                                    .toPlainString())
                    .collect(Collectors.joining("、"));
            notes.add(view.text("note.unitShares", target.title(), shares));
        }
        if (view.isPlanArea(area)) {
            quotaSum(view, target).ifPresent(notes::add);
        }
        return notes;
    }

    /** By how much the shares that the document gives out are together more or less than the target. */
    static Optional<String> quotaSum(PlanView view, Target target) {
        return target.quotaDifference()
                .filter(d -> d.signum() != 0)
                .map(d -> view.text(
                        d.signum() > 0 ? "note.quotaSum.more" : "note.quotaSum.less",
                        target.title(),
                        ShownTarget.plain(d.abs()).toPlainString(),
                        view.indicator(target).unit()));
    }

    private List<String> comparisons(Plan.Section section) {
        YearOnYear yearOnYear = new YearOnYear(view);
        Set<Manner> seen = EnumSet.noneOf(Manner.class);
        for (Target t : section.targets()) {
            Measurement m = view.measurement(t, area);
            yearOnYear.manner(m).ifPresent(seen::add);
        }
        return YearOnYear.notes(view, seen);
    }
}
