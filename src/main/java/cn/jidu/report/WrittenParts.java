package cn.jidu.report;

import cn.jidu.definition.area.Area;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands in a revision's folder as it was written for this revision; it never changes.
 *
 * @param files of each part, named from the folder on; of the data package all or none
 */
record WrittenParts(Map<String, Set<String>> files) {
    private static final List<String> ENDINGS = List.of(".pdf", ".xlsx");

    WrittenParts {
        files = Map.copyOf(files);
    }

    static WrittenParts of(ReportManifest manifest, QuarterResults results, Path folder) throws IOException {
        Map<String, Set<String>> files = new HashMap<>();
        for (String plan : results.definitions().plans().keySet()) {
            files.put(plan, manifest.standing(folder, plan));
        }
        files.put(ReportManifest.DATA, manifest.wholePart(folder, ReportManifest.DATA));
        return new WrittenParts(files);
    }

    boolean holdsData() {
        return !of(ReportManifest.DATA).isEmpty();
    }

    boolean holds(String plan, Area area) {
        return of(plan).containsAll(names(plan, area));
    }

    /** The files of a plan once those of the areas are written too. */
    Set<String> with(String plan, Collection<Area> areas) {
        Set<String> all = new TreeSet<>(of(plan));
        areas.forEach(area -> all.addAll(names(plan, area)));
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
        return files.containsKey(part) && name.substring(part.length() + 1).matches("\\d+\\.(pdf|xlsx)");
    }

    private Set<String> of(String part) {
        return files.getOrDefault(part, Set.of());
    }

    private static List<String> names(String plan, Area area) {
        return ENDINGS.stream().map(e -> plan + "/" + area.code() + e).toList();
    }
}
