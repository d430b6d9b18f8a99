package cn.jidu.report;

import cn.jidu.definition.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The reports that are asked for; the data package is always whole.
 *
 * @param plans keys; empty: every plan
 * @param areas codes; empty: every area
 */
public record ReportSelection(Set<String> plans, Set<String> areas) {
    /** Every report. */
    public static final ReportSelection ALL = new ReportSelection(Set.of(), Set.of());

    public ReportSelection {
        plans = Set.copyOf(plans);
        areas = Set.copyOf(areas);
    }

    /** The areas asked for of which no plan has a report in the folder of a revision; in order. */
    public SortedSet<String> listMissing(Path folder) {
        SortedSet<String> missing = new TreeSet<>(areas);
        try (Stream<Path> plans = Files.list(folder)) {
            List<Path> all = plans.toList();
            missing.removeIf(area -> all.stream().anyMatch(p -> Files.exists(p.resolve(area + ".pdf"))));
            return missing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean includes(String plan, String area) {
        return includes(plan) && (areas.isEmpty() || areas.contains(area));
    }

    /** Whether the briefs of a plan's units are asked for: with all of its areas. */
    boolean includesUnits(String plan) {
        return includes(plan) && areas.isEmpty();
    }

    /** Whether a plan's slips of months are asked for: with the report of its own area. */
    boolean includesMonths(Plan plan) {
        return includes(plan.key(), plan.area());
    }

    private boolean includes(String plan) {
        return plans.isEmpty() || plans.contains(plan);
    }
}
