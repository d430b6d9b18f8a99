package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Texts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@code .xlsx} file: its visible sheets, and what their cells refer to. Memory does not grow with it. */
final class Workbook implements Closeable {
    private static final Texts TEXTS = Texts.chinese(Workbook.class);

    /** Longer than Excel allows. */
    private static final int NAME = 40;

    private final WorkbookParts parts;
    private final SharedTexts texts;
    private final CellStyles styles;
    private final List<Sheet> sheets;
    private final boolean since1904;
    private final Limits limits;

    /** @param number its position among all sheets, from 1 */
    private record Sheet(int number, String name, String part) {}

    private Workbook(
            WorkbookParts parts,
            SharedTexts texts,
            CellStyles styles,
            List<Sheet> sheets,
            boolean since1904,
            Limits limits) {
        this.parts = parts;
        this.texts = texts;
        this.styles = styles;
        this.sheets = sheets;
        this.since1904 = since1904;
        this.limits = limits;
    }

    /**
     * @param work where temporary files are kept until this is closed
     * @throws RefusedException EMPTY, ENCRYPTED, TOO_LARGE or UNREADABLE
     */
    static Workbook open(Original file, Limits limits, Path work) throws IOException, RefusedException {
        WorkbookParts parts = WorkbookParts.open(file, limits, work);
        try {
            return of(parts, limits, work);
        } catch (IOException | RefusedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Workbook of(WorkbookParts parts, Limits limits, Path work) throws IOException, RefusedException {
        String main = part(parts.relations(""), "officeDocument").orElse("xl/workbook.xml");
        Map<String, WorkbookParts.Relation> relations = parts.relations(main);
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        int number = 0;
        try (Xml xml = parts.open(main)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    since1904 =
                            xml.attribute("date1904").filter(Workbook::isTrue).isPresent();
                } else if (xml.isStart("sheet")) {
                    number++;
                    if (number > limits.of(Limit.SHEETS)) {
                        throw RefusedException.tooLarge(Excess.of(limits, Limit.SHEETS), parts.fileName(), main);
                    }
                    WorkbookParts.Relation to =
                            relations.get(xml.attribute("id").orElse(""));
                    boolean visible = xml.attribute("state").orElse("visible").equals("visible");
                    if (visible && to != null && to.type().equals("worksheet")) {
                        sheets.add(new Sheet(
                                number, Shown.text(xml.attribute("name").orElse(""), NAME), to.part()));
                    }
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new RefusedException(Refusal.UNREADABLE, TEXTS.get("xlsx.noSheet", parts.fileName()));
        }
        CellStyles styles = CellStyles.read(parts, part(relations, "styles"), limits);
        SharedTexts texts = SharedTexts.read(parts, part(relations, "sharedStrings"), limits, work);
        return new Workbook(parts, texts, styles, sheets, since1904, limits);
    }

    private static boolean isTrue(String flag) {
        return flag.equals("1") || flag.equals("true");
    }

    private static Optional<String> part(Map<String, WorkbookParts.Relation> relations, String type) {
        return relations.values().stream()
                .filter(r -> r.type().equals(type))
                .map(WorkbookParts.Relation::part)
                .sorted()
                .findFirst();
    }

    /** How many visible sheets there are. */
    int sheets() {
        return sheets.size();
    }

    /** A visible sheet from 0, in the order of the workbook; the caller closes it. */
    SheetRows open(int sheet) throws RefusedException {
        Sheet s = sheets.get(sheet);
        return new SheetRows(parts, s.part, s.number, s.name, new CellTexts(texts, styles, since1904), limits);
    }

    @Override
    public void close() throws IOException {
        try (parts) {
            texts.close();
        }
    }
}
