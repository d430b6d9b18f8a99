package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.report.data.QuarterResults.CodeCount;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each area under the plan's is to do about its data: what it owes, and what is most often wrong with its rows. */
public final class AreaDuties {
    /** Kinds of faults told of an area; its own report has all. */
    private static final int MOST = 2;

    private final PlanView view;
    private final Area area;

    /** Of the report of an area. */
    public AreaDuties(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** A row for each area that has something to do; empty in the report of an area, and where nobody has. */
    public Optional<ReportPart> part() {
        if (!view.isPlanArea(area)) {
            return Optional.empty();
        }
        List<ReportPart.PartRow> rows =
                view.parts().stream().flatMap(a -> row(a).stream()).toList();
        String heading = view.text("heading.todo", view.kindsOfParts());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(ItemPart.headed(view, "todo", heading, rows, List.of(view.text("note.todo", MOST))));
    }

    private Optional<ReportPart.PartRow> row(Area of) {
        List<String> todo = new ArrayList<>();
        List<String> owed = new ArrivalWords(view, of).gaps();
        if (!owed.isEmpty()) {
            todo.add(view.text("todo.owed", String.join("；", owed)));
        }
        faults(of).forEach(todo::add);
        return todo.isEmpty() ? Optional.empty() : Optional.of(ItemPart.row(of.name(), String.join("\n", todo)));
    }

    /** The kinds of rejects and findings that there are most of and something is advised for. */
    private Stream<String> faults(Area of) {
        Map<String, Long> byCode = Stream.concat(view.results().rejects().stream(), view.results().findings().stream())
                .filter(c -> view.isWithin(c.area(), of))
                .filter(c -> !view.words().action(c.code()).isEmpty())
                .collect(Collectors.groupingBy(CodeCount::code, Collectors.summingLong(CodeCount::count)));
        return byCode.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(e -> view.text(
                        "todo.fault",
                        view.words().name(e.getKey()),
                        e.getValue(),
                        view.words().action(e.getKey())));
    }
}
