package cn.jidu.release.verify;

import cn.jidu.report.code.ReportCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What people read in a file.
 *
 * @param ending of a file that reads so; empty of a picture, of which the code alone is read
 * @param parts its pages or sheets
 */
record FileContent(String ending, List<ContentPart> parts) {
    private static final int SHOWN = 5;

    FileContent {
        parts = List.copyOf(parts);
    }

    /**
     * A page or a sheet.
     *
     * @param place as people call it
     * @param lines of a page its lines, of a sheet its cells, each with its place
     */
    record ContentPart(String place, List<String> lines) {
        ContentPart {
            lines = List.copyOf(lines);
        }

        ContentPart with(String line) {
            List<String> all = new ArrayList<>(lines);
            all.add(line);
            return new ContentPart(place, all);
        }

        List<ReportCode> codes() {
            return ReportCode.in(String.join("\n", lines));
        }
    }

    /** All codes in it, each once. */
    List<ReportCode> codes() {
        return parts.stream().flatMap(p -> p.codes().stream()).distinct().toList();
    }

    /** The places that carry another code than the file as a whole. */
    List<ContentDifference> strangers(ReportCode own) {
        List<ContentDifference> strangers = new ArrayList<>();
        for (ContentPart part : parts) {
            part.codes().stream()
                    .filter(c -> !c.equals(own))
                    .forEach(c -> strangers.add(new ContentDifference(part.place, own.text(), c.text())));
        }
        return strangers;
    }

    /** Where it says something else than the archived one; one line of each page or sheet, no more than a few. */
    List<ContentDifference> differences(FileContent archived) {
        List<ContentDifference> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(parts.size(), archived.parts.size()) && differences.size() < SHOWN; i++) {
            if (i >= parts.size()) {
                differences.add(new ContentDifference(archived.parts.get(i).place, first(archived.parts.get(i)), ""));
            } else if (i >= archived.parts.size()) {
                differences.add(new ContentDifference(parts.get(i).place, "", first(parts.get(i))));
            } else {
                difference(archived.parts.get(i), parts.get(i), differences);
            }
        }
        return differences;
    }

    private static String first(ContentPart part) {
        return part.lines.isEmpty() ? "" : part.lines.get(0);
    }

    private static void difference(ContentPart archived, ContentPart found, List<ContentDifference> into) {
        for (int i = 0; i < Math.max(archived.lines.size(), found.lines.size()); i++) {
            String was = i < archived.lines.size() ? archived.lines.get(i) : "";
            String is = i < found.lines.size() ? found.lines.get(i) : "";
            if (!was.equals(is)) {
                into.add(new ContentDifference(found.place, was, is));
                return;
            }
        }
    }
}
