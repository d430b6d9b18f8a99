package cn.jidu.report;

import cn.jidu.definition.Plan;
import cn.jidu.definition.area.Area;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.report.part.UnitReports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands in a revision's folder as it was written for this revision; it never changes.
 *
 * @param files of each part, named from the folder on; of the data package all or none
 * @param briefs of the units that lead, by the plan: their names
 */
record WrittenParts(Map<String, Set<String>> files, Map<String, Set<String>> briefs) {
    private static final List<String> ENDINGS = List.of(".pdf", ".xlsx");

    WrittenParts {
        files = Map.copyOf(files);
        briefs = Map.copyOf(briefs);
    }

    /** @param unitPlans keys of the plans that have a brief for each unit that leads */
    static WrittenParts of(ReportManifest manifest, QuarterResults results, Set<String> unitPlans, Path folder)
            throws IOException {
        Map<String, Set<String>> briefs = new HashMap<>();
        Map<String, Set<String>> files = new HashMap<>();
        for (Plan plan : results.definitions().plans().values()) {
            files.put(plan.key(), manifest.standing(folder, plan.key()));
            if (unitPlans.contains(plan.key())) {
                briefs.put(plan.key(), briefs(plan));
            }
        }
        files.put(ReportManifest.DATA, manifest.wholePart(folder, ReportManifest.DATA));
        return new WrittenParts(files, briefs);
    }

    boolean holdsData() {
        return !of(ReportManifest.DATA).isEmpty();
    }

    private static Set<String> briefs(Plan plan) {
        return plan.leads().stream().map(unit -> brief(plan, unit)).collect(Collectors.toSet());
    }

    private static String brief(Plan plan, String unit) {
        return plan.key() + "/" + UnitReports.name(plan.area(), unit) + ".pdf";
    }

    boolean holds(Plan plan, Area area) {
        return of(plan.key()).containsAll(names(plan, area));
    }

    /** The units that lead and have no brief yet; none of a plan that has no such briefs. */
    List<String> unitsWithout(Plan plan) {
        return plan.leads().stream()
                .filter(unit -> briefs.getOrDefault(plan.key(), Set.of()).contains(brief(plan, unit)))
                .filter(unit -> !of(plan.key()).contains(brief(plan, unit)))
                .toList();
    }

    /** The files of a plan once those of the areas and the briefs of the units are written too. */
    Set<String> with(Plan plan, Collection<Area> areas, Collection<String> units) {
        Set<String> all = new TreeSet<>(of(plan.key()));
        areas.forEach(area -> all.addAll(names(plan, area)));
        units.forEach(unit -> all.add(brief(plan, unit)));
        return all;
    }

    /**
     * Whether a file of the folder stays: what was written, and what others put beside it (signed copies, reports of another
     * date); not what a killed program left, nor what belongs to another state of the data.
     */
    boolean isKept(String name) {
        int slash = name.indexOf('/');
        String part = slash < 0 ? "" : name.substring(0, slash);
        if (name.equals(part + "/" + ReportManifest.FILE)) {
            return !of(part).isEmpty();
        }
        return of(part).contains(name)
                || !part.equals(ReportManifest.DATA) && !isReport(part, name) && !name.startsWith(".");
    }

    private boolean isReport(String part, String name) {
        return files.containsKey(part) && name.substring(part.length() + 1).matches("\\d+\\.(pdf|xlsx)")
                || briefs.getOrDefault(part, Set.of()).contains(name);
    }

    private Set<String> of(String part) {
        return files.getOrDefault(part, Set.of());
    }

    private static List<String> names(Plan plan, Area area) {
        return ENDINGS.stream().map(e -> plan.key() + "/" + area.code() + e).toList();
    }
}
