package cn.jidu.report.part;

import cn.jidu.definition.Plan;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The document's tasks by who answers for them, each with how it stands. */
final class TaskParts {
    private final PlanView view;
    private final Area area;

    TaskParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** What is asked of somebody. */
    private record Task(ResponsibleUnits units, String words, String state) {}

    /**
     * Columns {@code task}, {@code state} and {@code others}: the lead unit (or where the document names none that leads, all
     * together) is the row's group, in the order in which the document first names it. What it asks of nobody comes last.
     */
    Optional<ReportPart> part() {
        Map<String, List<ReportPart.PartRow>> byUnit = new LinkedHashMap<>();
        List<ReportPart.PartRow> ofNobody = new ArrayList<>();
        view.plan().sections().stream().flatMap(this::tasks).forEach(t -> {
            String unit = t.units().answerable();
            boolean nobody = unit.isEmpty();
            String group = nobody ? view.text("tasks.nobody") : unit;
            (nobody ? ofNobody : byUnit.computeIfAbsent(unit, u -> new ArrayList<>())).add(row(group, t));
        });
        List<ReportPart.PartRow> rows = Stream.concat(byUnit.values().stream().flatMap(List::stream), ofNobody.stream())
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "tasks", view.text("heading.tasks"), columns(rows), rows, List.of(view.text("note.tasks"))));
    }

    /** Without the other units where the document names none. */
    private List<ReportPart.PartColumn> columns(List<ReportPart.PartRow> rows) {
        boolean others = rows.stream().anyMatch(r -> !r.cell("others").text().isEmpty());
        return Stream.of("task", "state", "others")
                .filter(k -> others || !k.equals("others"))
                .map(k -> new ReportPart.PartColumn(k, view.text("column.tasks." + k)))
                .toList();
    }

    private Stream<Task> tasks(Plan.Section section) {
        return Stream.of(
                        section.targets().stream().map(this::task),
                        section.monitored().stream().map(m -> new Task(m.units(), m.clause(), state(m))),
                        section.obligations().stream()
                                .map(o -> new Task(o.units(), o.clause(), view.text("tasks.obligation"))),
                        section.parameters().stream()
                                .map(p -> new Task(
                                        ResponsibleUnits.NONE, p.clause(), view.text("parameter." + p.kind()))))
                .flatMap(t -> t);
    }

    /** A sentence that several targets are of says which. */
    private Task task(Target target) {
        boolean shared = view.plan().targets().stream()
                        .filter(t -> t.clause().equals(target.clause()))
                        .count()
                > 1;
        String words = shared ? view.text("tasks.ofTarget", target.clause(), target.title()) : target.clause();
        return new Task(target.units(), words, view.text("verdict." + view.verdict(target, area)));
    }

    private String state(Plan.Monitored monitored) {
        boolean known = monitored.indicators().stream()
                .anyMatch(i -> view.areas().stream()
                        .anyMatch(a -> view.monitored(i, a).value().isPresent()));
        return view.text(known ? "tasks.monitored" : "tasks.unreported");
    }

    private static ReportPart.PartRow row(String group, Task task) {
        String others = task.units().lead().isEmpty()
                ? ""
                : String.join(
                        "、",
                        task.units().named().stream()
                                .filter(u -> !task.units().lead().get().equals(u))
                                .toList());
        return new ReportPart.PartRow(
                group,
                Map.of(
                        "task", TextCell.text(task.words()),
                        "state", TextCell.text(task.state()),
                        "others", TextCell.text(others)));
    }
}
