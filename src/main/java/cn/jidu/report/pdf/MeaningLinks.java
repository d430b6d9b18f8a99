package cn.jidu.report.pdf;

import cn.jidu.report.view.ReportPart;
import java.util.List;
import java.util.Map;

/** From a figure's name to what it means, in the annex of the same report; a report without that annex has no links. */
final class MeaningLinks {
    private static final String ANNEX = "meanings";
    private static final String LABEL = "label";
    private static final String TITLE = "title";

    private final List<String> explained;

    private MeaningLinks(List<String> explained) {
        this.explained = explained;
    }

    /** @param parts those that are printed */
    static MeaningLinks of(List<ReportPart> parts) {
        return new MeaningLinks(parts.stream()
                .filter(p -> p.name().equals(ANNEX))
                .flatMap(p -> p.rows().stream())
                .map(r -> r.cell(LABEL).text())
                .toList());
    }

    /** What the templates know as {@code titleLink}, and in the annex as {@code labelAnchor}. */
    Map<String, String> of(ReportPart part, ReportPart.PartRow row) {
        if (part.name().equals(ANNEX)) {
            return Map.of("labelAnchor", anchor(row.cell(LABEL).text()));
        }
        return explained.isEmpty() || !row.cells().containsKey(TITLE)
                ? Map.of()
                : Map.of("titleLink", to(row.cell(TITLE).text()));
    }

    /** A target that has another name than the indicator leads to the annex's beginning. */
    private String to(String titleUnit) {
        int unit = titleUnit.lastIndexOf('（');
        String title = unit > 0 && titleUnit.endsWith("）") ? titleUnit.substring(0, unit) : titleUnit;
        return anchor(explained.contains(title) ? title : explained.get(0));
    }

    private static String anchor(String title) {
        return ANNEX + ":" + title;
    }
}
