package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.RowBounds;
import cn.jidu.intake.workbook.BesideCell.BesideKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An {@code .xlsx} file: its sheets, and what their cells refer to. */
public final class XlsxWorkbook implements SheetBook {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsxWorkbook.class);

    private final XlsxParts parts;
    private final String main;
    private final SharedTexts texts;
    private final CellStyles styles;
    private final Map<Sheet, String> sheets;
    private final CellNumbers numbers;
    private final boolean neutralised;
    private final FileLimits limits;

    /**
     * @param main the part that lists the sheets
     * @param sheets with the parts that hold them, in order
     */
    private XlsxWorkbook(
            XlsxParts parts,
            String main,
            SharedTexts texts,
            CellStyles styles,
            Map<Sheet, String> sheets,
            CellNumbers numbers,
            boolean neutralised,
            FileLimits limits) {
        this.parts = parts;
        this.main = main;
        this.texts = texts;
        this.styles = styles;
        this.sheets = sheets;
        this.numbers = numbers;
        this.neutralised = neutralised;
        this.limits = limits;
    }

    /**
     * @param work where temporary files are kept until this is closed
     * @throws RefusedException EMPTY, ENCRYPTED, TOO_LARGE or UNREADABLE
     */
    public static XlsxWorkbook open(OriginalFile file, FileLimits limits, Path work)
            throws IOException, RefusedException {
        XlsxParts parts = XlsxParts.open(file, limits, work);
        try {
            return of(parts, limits, work);
        } catch (IOException | RefusedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static XlsxWorkbook of(XlsxParts parts, FileLimits limits, Path work) throws IOException, RefusedException {
        String main = part(parts.relations(""), "officeDocument").orElse("xl/workbook.xml");
        requireSheets(parts, main);
        Map<String, XlsxParts.Relation> relations = parts.relations(main);
        Map<Sheet, String> sheets = new LinkedHashMap<>();
        boolean since1904 = false;
        int number = 0;
        try (XmlReader xml = parts.open(main)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    since1904 = xml.attribute("date1904")
                            .filter(XlsxWorkbook::isTrue)
                            .isPresent();
                } else if (xml.isStart("sheet")) {
                    number++;
                    if (number > limits.of(FileLimit.SHEETS)) {
                        throw RefusedException.tooLarge(
                                LimitExcess.of(limits, FileLimit.SHEETS), parts.fileName(), main);
                    }
                    XlsxParts.Relation to = relations.get(xml.attribute("id").orElse(""));
                    boolean visible = xml.attribute("state").orElse("visible").equals("visible");
                    if (to != null && to.type().equals("worksheet")) {
                        sheets.put(new Sheet(number, xml.attribute("name").orElse(""), visible), to.part());
                    }
                }
            }
        }
        CellStyles styles = CellStyles.read(parts, part(relations, "styles"), limits);
        Optional<String> shared = part(relations, "sharedStrings").filter(parts::has);
        SharedTexts texts = SharedTexts.of(parts.fileName(), limits, work, to -> {
            if (shared.isPresent()) {
                try (XmlReader xml = parts.open(shared.get())) {
                    readTexts(xml, to, new RowBounds(limits).keptOfField());
                }
            }
        });
        return new XlsxWorkbook(
                parts, main, texts, styles, sheets, new CellNumbers(since1904), isNeutralised(parts), limits);
    }

    private static void readTexts(XmlReader xml, SharedTexts.Writer to, int limit)
            throws IOException, RefusedException {
        StringBuilder text = new StringBuilder();
        RunLook look = RunLook.PLAIN;
        while (xml.next()) {
            if (xml.isStart("si")) {
                text.setLength(0);
                look = RunLook.PLAIN;
            } else if (xml.isStart("r")) {
                look = RunLook.PLAIN;
            } else if (xml.isStart("rPr")) {
                look = RunLook.of(xml);
            } else if (xml.isStart("rPh")) {
                // how it is pronounced
                xml.skip();
            } else if (xml.isStart("t")) {
                int from = text.length();
                xml.text(text, limit);
                look.mark(text, from, text.length());
            } else if (xml.isEnd("si")) {
                to.add(CellTexts.unescaped(text.toString()));
            }
        }
    }

    private static void requireSheets(XlsxParts parts, String main) throws RefusedException {
        if (main.toLowerCase(Locale.ROOT).endsWith(".bin")) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("xlsx.binary", parts.fileName()));
        }
        if (!parts.has(main)) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("kind.other", parts.fileName()));
        }
    }

    /** Whether it declares that its texts are written as {@link FormulaGuard} does: Jidu made it, and it comes back. */
    private static boolean isNeutralised(XlsxParts parts) throws IOException, RefusedException {
        Optional<String> part = part(parts.relations(""), "custom-properties").filter(parts::has);
        if (part.isEmpty()) {
            return false;
        }
        boolean named = false;
        StringBuilder value = new StringBuilder();
        try (XmlReader xml = parts.open(part.get())) {
            while (xml.next()) {
                if (xml.isStart("property")) {
                    named = xml.attribute("name").equals(Optional.of(FormulaGuard.DECLARATION));
                } else if (named && xml.isStart("lpwstr")) {
                    xml.text(value, FormulaGuard.RULE.length() + 1);
                }
            }
        }
        return value.toString().equals(FormulaGuard.RULE);
    }

    static boolean isTrue(String flag) {
        return flag.equals("1") || flag.equals("true");
    }

    private static Optional<String> part(Map<String, XlsxParts.Relation> relations, String type) {
        return relations.values().stream()
                .filter(r -> r.type().equals(type))
                .map(XlsxParts.Relation::part)
                .sorted()
                .findFirst();
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public SheetRows open(Sheet sheet, BitSet days) throws RefusedException {
        return new XlsxRows(
                parts, part(sheet), sheet, new CellTexts(texts, styles, numbers, neutralised), days, limits);
    }

    @Override
    public NamedUnits unitsBeside(Sheet sheet) throws IOException, RefusedException {
        NamedUnits named = NamedUnits.NONE;
        for (BesideCell text : drawn(sheet, EnumSet.of(BesideKind.DRAWING, BesideKind.COMMENT))) {
            named = named.and(
                    text.kind() == BesideKind.DRAWING
                            ? NamedUnits.inTitle(text.text())
                            : NamedUnits.inComment(text.text()));
        }
        return named;
    }

    @Override
    public MergedCells merged(Sheet sheet) throws RefusedException {
        return parts.merged(part(sheet), TEXTS.get("workbook.place.start", sheet.name()));
    }

    /**
     * What the sheet shows beside what stands in its cells: charts, pictures, comments and boxes of text; and by what cells
     * show it otherwise.
     *
     * @throws RefusedException TOO_LARGE or UNREADABLE
     */
    public List<BesideCell> beside(Sheet sheet) throws IOException, RefusedException {
        List<BesideCell> beside = new ArrayList<>(drawn(sheet, EnumSet.allOf(BesideKind.class)));
        try (XmlReader xml = parts.open(part(sheet))) {
            beside.addAll(new FormatReader(styles, new RowBounds(limits).keptOfField()).read(xml));
        }
        return beside;
    }

    private List<BesideCell> drawn(Sheet sheet, Set<BesideKind> wanted) throws IOException, RefusedException {
        return new BesideReader(parts, new RowBounds(limits).keptOfField(), wanted).read(part(sheet));
    }

    /**
     * What the workbook calls by names of its own, as name=reference; the names that office programs give for printing
     * and filters are none.
     *
     * @throws RefusedException TOO_LARGE or UNREADABLE
     */
    public List<String> names() throws IOException, RefusedException {
        List<String> names = new ArrayList<>();
        try (XmlReader xml = parts.open(main)) {
            while (xml.next()) {
                String name = xml.isStart("definedName") ? xml.attribute("name").orElse("") : "";
                if (!name.isEmpty() && !name.startsWith("_xlnm.")) {
                    StringBuilder to = new StringBuilder(name).append('=');
                    xml.text(to, to.length() + new RowBounds(limits).keptOfField());
                    names.add(to.toString().replace("'", ""));
                }
            }
        }
        names.sort(null);
        return names;
    }

    private String part(Sheet sheet) {
        return Objects.requireNonNull(sheets.get(sheet));
    }

    @Override
    public void close() throws IOException {
        try (parts) {
            texts.close();
        }
    }
}
