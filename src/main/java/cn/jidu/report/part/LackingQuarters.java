package cn.jidu.report.part;

import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureSpan;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.report.view.PlanView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which quarters incomplete figures lack that they should add or look back on, in words: a plan may begin in mid-year. */
final class LackingQuarters {
    private final PlanView view;
    private final Area area;
    private final Set<Quarter> measured;

    LackingQuarters(PlanView view, Area area) {
        this.view = view;
        this.area = area;
        this.measured =
                view.results().measurements().stream().map(Measurement::quarter).collect(Collectors.toSet());
    }

    /** One for each set of quarters that figures of the section lack. */
    List<String> notes(Plan.Section section) {
        Map<List<Quarter>, List<String>> titles = new LinkedHashMap<>();
        for (Target target : section.targets()) {
            List<Quarter> lacking = lacking(target);
            if (!lacking.isEmpty()) {
                titles.computeIfAbsent(lacking, k -> new ArrayList<>()).add(target.title());
            }
        }
        return titles.entrySet().stream()
                .map(e -> note(e.getKey(), e.getValue()))
                .toList();
    }

    private String note(List<Quarter> lacking, List<String> titles) {
        Quarter first = view.plan().first();
        boolean before = lacking.stream().allMatch(q -> q.compareTo(first) < 0);
        return view.text(
                before ? "note.lacking.before" : "note.lacking",
                String.join("、", titles),
                lacking.stream().map(Quarter::chinese).collect(Collectors.joining("、")),
                first.chinese());
    }

    private List<Quarter> lacking(Target target) {
        Quarter now = view.results().quarter();
        if (view.measurement(target, area).status() != FigureStatus.P) {
            return List.of();
        }
        return new FigureSpan(Optional.of(view.plan()), Optional.of(target), view.indicator(target), now)
                .quarters().headSet(now).stream()
                        .filter(q -> !measured.contains(q)
                                || flow(target, q)
                                        .filter(m -> m.flow().isEmpty())
                                        .isPresent())
                        .toList();
    }

    /** What was measured for the target in an earlier quarter of the plan, where it is a flow. */
    private Optional<Measurement> flow(Target target, Quarter quarter) {
        return view.indicator(target).behaviour() == Behaviour.FLOW
                ? view.history(target, area).stream()
                        .filter(m -> m.quarter().equals(quarter))
                        .findFirst()
                : Optional.empty();
    }
}
