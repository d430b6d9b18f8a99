package cn.jidu.report.part;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.report.part.YearOnYear.Manner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        }
        Set<FigureStatus> seen = EnumSet.noneOf(FigureStatus.class);
        view.plan().targets().forEach(t -> seen.add(view.measurement(t, area).status()));
        seen.stream().filter(s -> s != FigureStatus.A).forEach(s -> notes.add(view.text("note.status." + s)));
        return notes;
    }

    /** A time progress that is not the share of the quarters elapsed says so. */
    private Optional<String> profile(Target target, boolean compared) {
        return view.measurement(target, area)
                .timeProgress()
                .filter(t -> compared && !target.profile().isEmpty())
                .map(t -> view.text(
                        "note.profile", target.title(), Rounding.share(t).toPlainString()));
    }

    /** What the definition says of the target, how it is split among units, and quotas that do not add up to it. */
    private List<String> remarks(Target target) {
        List<String> notes = new ArrayList<>();
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
        target.quotaDifference()
                .filter(d -> d.signum() != 0 && view.isPlanArea(area))
                .ifPresent(d -> notes.add(view.text("note.quotaSum", target.title(), d.toPlainString())));
        return notes;
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
