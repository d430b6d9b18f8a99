package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What pages leave out of a part that the workbook has whole.
 *
 * @param most rows, the first of every group; 0: all
 * @param mostPairs of the columns behind the first; 0: all
 * @param without columns
 */
public record PartCut(int most, int mostPairs, Set<String> without) {
    /** Of rows alone. */
    static PartCut rows(int most) {
        return new PartCut(most, 0, Set.of());
    }

    public PartCut {
        without = Set.copyOf(without);
    }

    /** Notes say how many rows and figures there are where some are left out. */
    ReportPart of(ReportPart part, PackageTexts texts) {
        ReportPart narrow = ofColumns(part, texts);
        if (most == 0 || narrow.rows().size() <= most) {
            return narrow;
        }
        return new ReportPart(
                narrow.name(),
                narrow.heading(),
                narrow.columns(),
                first(narrow.rows()),
                Stream.concat(
                                Stream.of(texts.get(
                                        isGrouped(narrow) ? "note.cutGroups" : "note.cut",
                                        most,
                                        narrow.rows().size())),
                                narrow.notes().stream())
                        .toList());
    }

    private static boolean isGrouped(ReportPart part) {
        return part.rows().stream().map(ReportPart.PartRow::group).distinct().count() > 1;
    }

    /** All first rows of groups before any second: the last group is not lost to a long first one. */
    private List<ReportPart.PartRow> first(List<ReportPart.PartRow> rows) {
        Map<String, Integer> places = new HashMap<>();
        int[] place = rows.stream()
                .mapToInt(r -> places.merge(r.group(), 1, Integer::sum))
                .toArray();
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> place[i]))
                .limit(most)
                .sorted()
                .map(rows::get)
                .toList();
    }

    private ReportPart ofColumns(ReportPart part, PackageTexts texts) {
        int pairs = (part.columns().size() - 1) / 2;
        boolean fewer = mostPairs > 0 && pairs > mostPairs;
        Set<String> left = new HashSet<>(without);
        if (fewer) {
            part.columns().stream()
                    .skip(1 + 2L * mostPairs)
                    .map(ReportPart.PartColumn::key)
                    .forEach(left::add);
        }
        return left.isEmpty()
                ? part
                : without(part, left, fewer ? List.of(texts.get("note.cutPairs", mostPairs, pairs)) : List.of());
    }

    private static ReportPart without(ReportPart part, Set<String> left, List<String> told) {
        List<String> notes = new ArrayList<>(told);
        notes.addAll(part.notes());
        return new ReportPart(
                part.name(),
                part.heading(),
                part.columns().stream().filter(c -> !left.contains(c.key())).toList(),
                part.rows().stream().map(r -> without(r, left)).toList(),
                notes);
    }

    private static ReportPart.PartRow without(ReportPart.PartRow row, Set<String> left) {
        Map<String, TextCell> cells = new HashMap<>(row.cells());
        cells.keySet().removeAll(left);
        return new ReportPart.PartRow(row.group(), cells);
    }
}
