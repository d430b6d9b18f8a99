package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.definition.text.TitleLines;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PartBlocks;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.jspecify.annotations.Nullable;

/** What the page template goes through: one entry for each block of a part, with its chapter and its numbered heading. */
final class PageBlocks {
    /** Of a unit in brackets, at most; it takes a line of its own in a head. */
    private static final int UNIT = 8;

    private final ReportTemplate template;
    private final PageRooms rooms;
    private final PackageTexts texts;
    private final MeaningLinks links;
    private final List<Map<String, ?>> entries = new ArrayList<>();
    private String chapter = "";
    private int chapters;
    private String heading = "";
    private int headings;
    private boolean opens;

    private PageBlocks(ReportTemplate template, PackageTexts texts, MeaningLinks links) {
        this.template = template;
        this.texts = texts;
        this.links = links;
        this.rooms = new PageRooms(template.page());
    }

    /** @param opens whether what stands before the first chapter belongs to page one, where the report has chapters */
    static PageBlocks of(ReportTemplate template, PackageTexts texts, AreaReport report, boolean opens) {
        PageBlocks blocks = new PageBlocks(template, texts, MeaningLinks.of(report.parts()));
        boolean chaptered = report.parts().stream()
                .anyMatch(p -> !template.of(report.form(), p).chapter().isEmpty());
        List<ReportPart> parts = report.parts();
        for (int i = 0; i < parts.size(); i++) {
            int led = i + 1 < parts.size() ? blocks.led(report.form(), parts.get(i), parts.get(i + 1)) : 0;
            blocks.add(report.form(), parts.get(i), chaptered, led);
        }
        blocks.opens = opens && chaptered && !blocks.entries.get(0).containsKey("chapter");
        return blocks;
    }

    /** What stands before the first chapter and belongs to page one; null where there is nothing of the kind. */
    @Nullable
    Map<String, ?> opening() {
        return opens ? entries.get(0) : null;
    }

    /** First what page one says, without a template of its own; then the blocks that it does not hold. */
    List<Map<String, ?>> afterOpening() {
        return Stream.concat(
                        Stream.of(new PageRooms(template.page()).counts()),
                        entries.stream().skip(opens ? 1 : 0))
                .toList();
    }

    /** The room that a part wants for the one after it, where it is not to be parted from that; else 0. */
    private int led(ReportForm form, ReportPart part, ReportPart next) {
        return template.of(form, part).leads() && next.heading().equals(part.heading())
                ? rooms.wanted(TableRoom.toBegin(
                        next.withHeading(""), template.of(form, next).template(), false))
                : 0;
    }

    /** @param led what the part after it wants of the same page */
    private void add(ReportForm form, ReportPart part, boolean chaptered, int led) {
        ReportTemplate.PartTemplate how = template.of(form, part);
        String begun = chapterBegun(how.chapter());
        ReportPart titled = part.withHeading(headingBegun(part.heading(), chaptered));
        for (ReportPart block : how.pairs() == 0 ? List.of(titled) : PartBlocks.split(titled, how.pairs())) {
            int whole = TableRoom.whole(block, how.template(), !begun.isEmpty());
            int last = TableRoom.toBegin(block, how.template(), !begun.isEmpty());
            int room = how.together() ? whole : last == 0 ? Math.min(whole, TableRoom.PROSE) : Math.min(whole, last);
            rooms.begin(room + led);
            boolean further = block.heading().isEmpty() && !titled.heading().isEmpty();
            Map<String, Object> entry = entry(how, block, further);
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

    private Map<String, Object> entry(ReportTemplate.PartTemplate how, ReportPart part, boolean further) {
        Map<String, Object> entry = new HashMap<>(rooms.counts());
        entry.put("template", how.template());
        entry.put("rows", new JRMapCollectionDataSource(rows(part, how.template())));
        Map<String, Object> parameters = parameters(part, SectionNumber.without(heading), further);
        parameters.put("notes", String.join("\n", part.notes()));
        entry.put("parameters", parameters);
        return entry;
    }

    /**
     * @param heading that a table of which a page is not the first stands under
     * @param further whether the part is a further block of a wide table
     */
    private static Map<String, Object> parameters(ReportPart part, String heading, boolean further) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("heading", part.heading());
        parameters.put("continued", heading);
        parameters.put("further", further);
        parameters.put("rows", part.rows().size());
        parameters.put(
                "scale",
                part.columns().stream()
                        .collect(Collectors.toMap(ReportPart.PartColumn::key, c -> BarScale.of(part, c))));
        parameters.put(
                "column",
                part.columns().stream().collect(Collectors.toMap(ReportPart.PartColumn::key, PageBlocks::title)));
        return parameters;
    }

    /** In lines, as it stands in the table's head. */
    static String title(ReportPart.PartColumn column) {
        return TitleLines.of(column.title(), UNIT);
    }

    /**
     * Fields as text by the column's key, digits aligned at the point; its mark, which stands outside, by the key and
     * {@code Mark}; and as a number by the key and {@code Number}, for charts. {@code tail} is the same of the last rows and
     * another of every other, {@code last} says whether it is the very last.
     * Links are those of {@link MeaningLinks}.
     */
    private List<Map<String, ?>> rows(ReportPart part, JasperReport template) {
        PointAlignment aligned = PointAlignment.of(part, template);
        List<Map<String, ?>> rows = new ArrayList<>();
        for (ReportPart.PartRow row : part.rows()) {
            Map<String, Object> fields = new HashMap<>();
            fields.put("group", row.group());
            fields.put("tail", Math.min(rows.size(), part.rows().size() - TableRoom.TAIL));
            fields.put("last", rows.size() == part.rows().size() - 1);
            row.cells().forEach((key, cell) -> {
                fields.put(key, aligned.figure(key, cell));
                fields.put(key + "Mark", cell.mark());
                cell.number().ifPresent(n -> fields.put(key + "Number", n));
            });
            fields.putAll(links.of(part, row));
            rows.add(fields);
        }
        return rows;
    }
}
