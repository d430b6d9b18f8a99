package cn.jidu.explain;

import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;
import java.util.Locale;

/**
 * A count or sum over the rows of one quarter's panel that a figure is worked out from.
 *
 * @param name unlike that of any other part of the figure
 * @param place from 1 among the parts of its role
 * @param revision whose panel it is
 * @param of key of the indicator whose figure it is, or is part of
 */
public record FigurePart(
        String name,
        PartRole role,
        int place,
        Revision revision,
        String of,
        Panel panel,
        Aggregate aggregate,
        MeasureScope scope,
        Area area) {

    /** As it is called: by what it is and its quarter, e.g. {@code flow 2018Q1}, {@code denominator-2 2018Q3}. */
    static String nameOf(PartRole role, int place, Revision revision) {
        return role.name().toLowerCase(Locale.ROOT) + (place > 1 ? "-" + place : "") + " " + revision.quarter();
    }

    /** Called by its area too, where a figure has parts of several. */
    FigurePart withArea() {
        return new FigurePart(name + " " + area.code(), role, place, revision, of, panel, aggregate, scope, area);
    }

    /** What it counts, whatever it is to its figure: parts that have it alike have the same list. */
    public List<Object> counted() {
        return List.of(revision.id(), panel.name(), aggregate, scope, area.code());
    }

    /** Whose rows have to be gone through for it: parts that have it alike are counted in one pass. */
    List<Object> passed() {
        return List.of(revision.id(), panel.name(), area.code());
    }

    /** The SQL by which its rows are counted and listed. */
    public String predicate() {
        return scope.predicate(aggregate.where());
    }

    /** The rows that its list has: what is counted once must be known. */
    public String counting() {
        return counting(scope, aggregate);
    }

    /** The same of any part that is counted so. */
    public static String counting(MeasureScope scope, Aggregate aggregate) {
        String predicate = "(" + scope.predicate(aggregate.where()) + ")";
        return aggregate.isDistinct()
                ? predicate + " and " + aggregate.column().orElseThrow() + " is not null"
                : predicate;
    }
}
