package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.part.AreaReport;
import cn.jidu.report.part.PartBlocks;
import cn.jidu.report.part.ReportForm;
import cn.jidu.report.part.ReportPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.jspecify.annotations.Nullable;

/** What the page template goes through: one entry for each block of a part, with its chapter and its numbered heading. */
final class PageBlocks {
    /** Letters of a unit in brackets, at most. */
    private static final int UNIT = 8;

    /** In points, with what it has to have: below it a block starts on a new page all the same. */
    private static final int LITTLE_ROOM = 96;

    private static final int ROWED_ROOM = 136;
    private static final int HEADED_ROOM = 175;

    private final ReportTemplate template;
    private final PackageTexts texts;
    private final List<Map<String, ?>> entries = new ArrayList<>();
    private String chapter = "";
    private int chapters;
    private String heading = "";
    private int headings;
    private int headed;
    private int rowed;
    private int noted;
    private int together;

    private boolean opens;

    private PageBlocks(ReportTemplate template, PackageTexts texts) {
        this.template = template;
        this.texts = texts;
    }

    static PageBlocks of(ReportTemplate template, PackageTexts texts, AreaReport report) {
        PageBlocks blocks = new PageBlocks(template, texts);
        boolean chaptered = report.parts().stream()
                .anyMatch(p -> !template.of(report.form(), p).chapter().isEmpty());
        report.parts().forEach(part -> blocks.add(report.form(), part, chaptered));
        blocks.opens = chaptered && !blocks.entries.get(0).containsKey("chapter");
        return blocks;
    }

    /** What stands before the first chapter and belongs to page one; null where a report begins with a chapter, or has none. */
    @Nullable
    Map<String, ?> opening() {
        return opens ? entries.get(0) : null;
    }

    List<Map<String, ?>> afterOpening() {
        return entries.subList(opens ? 1 : 0, entries.size());
    }

    private void add(ReportForm form, ReportPart part, boolean chaptered) {
        ReportTemplate.PartTemplate how = template.of(form, part);
        String begun = chapterBegun(how.chapter());
        ReportPart titled = part.withHeading(headingBegun(part.heading(), chaptered));
        int room = LastRow.room(titled, how.template());
        rowed += room > LITTLE_ROOM ? 1 : 0;
        headed += begun.isEmpty() && titled.heading().isEmpty() && room <= ROWED_ROOM ? 0 : 1;
        noted += room > HEADED_ROOM ? 1 : 0;
        for (ReportPart block : how.pairs() == 0 ? List.of(titled) : PartBlocks.split(titled, how.pairs())) {
            together += how.together() ? 1 : 0;
            Map<String, Object> entry = entry(how, block, block.heading().isEmpty() ? titled.heading() : "");
            if (!begun.isEmpty()) {
                entry.put("chapter", begun);
                begun = "";
            }
            entries.add(entry);
        }
    }

    /** The chapter's numbered heading where the part is its first; else empty. */
    private String chapterBegun(String of) {
        if (of.isEmpty() || of.equals(chapter)) {
            return "";
        }
        chapter = of;
        headings = 0;
        return texts.get("chapter", SectionNumber.numeral(++chapters), of);
    }

    /** Numbered by its level; empty where the part before has the same, or the chapter. */
    private String headingBegun(String of, boolean chaptered) {
        if (of.equals(heading)) {
            return "";
        }
        heading = of;
        if (of.isEmpty() || of.equals(chapter)) {
            return "";
        }
        if (!chaptered) {
            return texts.get("chapter", SectionNumber.numeral(++headings), SectionNumber.without(of));
        }
        return chapter.isEmpty()
                ? of
                : texts.get("section", SectionNumber.numeral(++headings), SectionNumber.without(of));
    }

    /** The counters tell the page where what is headed, and what is kept on one page, begins. */
    private Map<String, Object> entry(ReportTemplate.PartTemplate how, ReportPart part, String continued) {
        return new HashMap<>(Map.of(
                "number",
                entries.size(),
                "rowed",
                rowed,
                "noted",
                noted,
                "headed",
                headed,
                "together",
                together,
                "template",
                how.template(),
                "rows",
                new JRMapCollectionDataSource(rows(part, how.template())),
                "parameters",
                parameters(part, continued)));
    }

    /** @param continued what the blocks before are headed with, where the part is a further block of a wide table */
    private static Map<String, Object> parameters(ReportPart part, String continued) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("heading", part.heading());
        parameters.put("continued", continued);
        parameters.put("notes", String.join("\n", part.notes()));
        parameters.put(
                "scale",
                part.columns().stream()
                        .collect(Collectors.toMap(ReportPart.PartColumn::key, c -> BarScale.of(part, c))));
        parameters.put(
                "column",
                part.columns().stream().collect(Collectors.toMap(ReportPart.PartColumn::key, c -> headed(c.title()))));
        return parameters;
    }

    /** The unit of a head takes a line of its own: it never breaks in its brackets. */
    private static String headed(String title) {
        int unit = title.lastIndexOf('（');
        return unit > 0 && title.length() - unit <= UNIT && title.endsWith("）")
                ? title.substring(0, unit) + "\n" + title.substring(unit)
                : title;
    }

    /**
     * Fields as text by the column's key, digits aligned at the point; its mark, which stands outside, by the key and
     * {@code Mark}; and as a number by the key and {@code Number}, for charts.
     */
    private static List<Map<String, ?>> rows(ReportPart part, JasperReport template) {
        PointAlignment aligned = PointAlignment.of(part, template);
        List<Map<String, ?>> rows = new ArrayList<>();
        for (ReportPart.PartRow row : part.rows()) {
            Map<String, Object> fields = new HashMap<>();
            fields.put("group", row.group());
            row.cells().forEach((key, cell) -> {
                fields.put(key, aligned.figure(key, cell));
                fields.put(key + "Mark", cell.mark());
                cell.number().ifPresent(n -> fields.put(key + "Number", n));
            });
            rows.add(fields);
        }
        return rows;
    }
}
