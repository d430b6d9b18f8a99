package cn.jidu.report;

import cn.jidu.definition.Month;
import cn.jidu.definition.Plan;
import cn.jidu.definition.area.Area;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportManifest;
import cn.jidu.report.month.SlipMonths;
import cn.jidu.report.part.MonthReports;
import cn.jidu.report.part.UnitReports;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a revision's folder as it was written for this revision; it never changes.
 *
 * @param files of each part, named from the folder on; of the data package all or none
 * @param briefs of the units that lead, by the plan: their names
 * @param slips of months, by the plan: which
 */
record WrittenParts(Map<String, Set<String>> files, Map<String, Set<String>> briefs, Map<String, List<Month>> slips) {
    private static final List<String> ENDINGS = List.of(".pdf", ".xlsx");
    /** Of an area, or of a month of it. */
    private static final Pattern REPORT = Pattern.compile("\\d+(-\\d{4}M\\d{2})?\\.(pdf|xlsx)");

    WrittenParts {
        files = Map.copyOf(files);
        briefs = Map.copyOf(briefs);
        slips = Map.copyOf(slips);
    }

    /** @param some keys of the plans that have a brief for each unit that leads, and of those that have slips of months */
    static WrittenParts of(
            ReportManifest manifest, QuarterResults results, Map<ReportForm, Set<String>> some, Path folder)
            throws IOException {
        Map<String, Set<String>> briefs = new HashMap<>();
        Map<String, List<Month>> slips = new HashMap<>();
        Map<String, Set<String>> files = new HashMap<>();
        for (Plan plan : results.definitions().plans().values()) {
            files.put(plan.key(), manifest.standing(folder, plan.key()));
            if (some.getOrDefault(ReportForm.UNIT, Set.of()).contains(plan.key())) {
                briefs.put(plan.key(), briefs(plan));
            }
            if (some.getOrDefault(ReportForm.MONTH, Set.of()).contains(plan.key())) {
                slips.put(plan.key(), new SlipMonths(new PlanView(results, plan)).list());
            }
        }
        files.put(ReportManifest.DATA, manifest.wholePart(folder, ReportManifest.DATA));
        return new WrittenParts(files, briefs, slips);
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
        return of(plan.key()).containsAll(names(plan, area.code()));
    }

    /** The units that lead and have no brief yet; none of a plan that has no such briefs. */
    List<String> unitsWithout(Plan plan) {
        return plan.leads().stream()
                .filter(unit -> briefs.getOrDefault(plan.key(), Set.of()).contains(brief(plan, unit)))
                .filter(unit -> !of(plan.key()).contains(brief(plan, unit)))
                .toList();
    }

    /** The months that are told of and have no slip yet; none of a plan that has no slips. */
    List<Month> monthsWithout(Plan plan) {
        return slips.getOrDefault(plan.key(), List.of()).stream()
                .filter(month -> !of(plan.key()).containsAll(names(plan, MonthReports.name(plan.area(), month))))
                .toList();
    }

    /** The files of a plan once those of the areas, the units' briefs and the slips of the months are written too. */
    Set<String> with(Plan plan, Collection<Area> areas, Collection<String> units, Collection<Month> months) {
        Set<String> all = new TreeSet<>(of(plan.key()));
        areas.forEach(area -> all.addAll(names(plan, area.code())));
        units.forEach(unit -> all.add(brief(plan, unit)));
        months.forEach(month -> all.addAll(names(plan, MonthReports.name(plan.area(), month))));
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
        return files.containsKey(part)
                        && REPORT.matcher(name.substring(part.length() + 1)).matches()
                || briefs.getOrDefault(part, Set.of()).contains(name);
    }

    private Set<String> of(String part) {
        return files.getOrDefault(part, Set.of());
    }

    private static List<String> names(Plan plan, String report) {
        return ENDINGS.stream().map(e -> plan.key() + "/" + report + e).toList();
    }
}
