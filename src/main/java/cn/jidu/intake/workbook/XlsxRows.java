package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.PageHead;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.RowBounds;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an {@code .xlsx} file. */
final class XlsxRows implements SheetBook.SheetRows {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsxRows.class);
    private static final List<String> HEADS =
            List.of("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter");
    /** What a cell that is checked tells whoever fills it in, or fills it in wrong. */
    private static final List<String> PROMPTS = List.of("promptTitle", "prompt", "errorTitle", "error");
    /** What stands beside the text and the value of a cell. */
    private static final List<String> BESIDE = List.of("rPh", "phoneticPr", "extLst");

    private final String sheet;
    private final String fileName;
    private final CellTexts texts;
    private final BitSet days;
    private final RowBounds bounds;
    private final XmlReader xml;
    private final SheetCells cells;
    private final HiddenParts hidden = new HiddenParts();
    private final PageHead pageHead = new PageHead();
    /** What whoever fills in the sheet is told at its cells. */
    private NamedUnits prompted = NamedUnits.NONE;

    private final StringBuilder value = new StringBuilder();
    private RunLook look = RunLook.PLAIN;
    private int column;
    private boolean ended;

    /** @param days the columns where only days are written */
    XlsxRows(XlsxParts parts, String part, SheetBook.Sheet sheet, CellTexts texts, BitSet days, FileLimits limits)
            throws RefusedException {
        this.sheet = sheet.name();
        this.fileName = parts.fileName();
        this.texts = texts;
        this.days = days;
        this.bounds = new RowBounds(limits);
        this.cells = new SheetCells(sheet, bounds);
        this.xml = parts.open(part, this::place);
    }

    private String place() {
        return cells.rowNo() == 0
                ? TEXTS.get("workbook.place.start", sheet)
                : TEXTS.get("workbook.place.row", sheet, cells.rowNo());
    }

    @Override
    public @Nullable FileRow next() throws IOException, RefusedException {
        while (!ended && xml.next()) {
            if (xml.isStart("row")) {
                return row();
            }
            if (xml.isStart("col") && isHidden()) {
                hidden.columns(number("min") - 1, number("max") - 1);
            }
            ended = xml.isEnd("sheetData");
        }
        // the rest is read too: its checksum vouches for the rows
        while (xml.next()) {
            ended = true;
            if (HEADS.stream().anyMatch(xml::isStart)) {
                value.setLength(0);
                xml.text(value, bounds.keptOfField());
                pageHead.add(value.toString());
            } else if (xml.isStart("dataValidation")) {
                for (String prompt : PROMPTS) {
                    prompted = prompted.and(
                            NamedUnits.inComment(xml.attribute(prompt).orElse("")));
                }
            } else if (xml.isStart("cfRule") || xml.isStart("numFmt")) {
                refuseChanging();
            }
        }
        return null;
    }

    /** What a cell shows that meets a condition would have to be worked out as the spreadsheet does it. */
    private void refuseChanging() throws RefusedException {
        boolean changing = xml.attribute("dxfId").filter(texts::isChanging).isPresent()
                || (xml.isStart("numFmt")
                        && xml.attribute("formatCode")
                                .filter(CellStyles::changes)
                                .isPresent());
        if (changing) {
            throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("workbook.conditional", fileName, sheet));
        }
    }

    private FileRow row() throws IOException, RefusedException {
        int number = xml.attribute("r").map(OrdinalNumber::of).orElse(cells.rowNo() + 1);
        if (!cells.begin(number)) {
            throw xml.damage().refusal();
        }
        boolean unseen = isHidden();
        column = -1;
        while (xml.next() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                cell();
            }
        }
        FileRow row = cells.row();
        if (unseen && row.width() > 0) {
            hidden.row();
        }
        return row;
    }

    private boolean isHidden() {
        return xml.attribute("hidden").filter(XlsxWorkbook::isTrue).isPresent();
    }

    /** {@link OrdinalNumber#NONE} where it is no number. */
    private int number(String attribute) {
        return xml.attribute(attribute).map(OrdinalNumber::of).orElse(OrdinalNumber.NONE);
    }

    private void cell() throws IOException, RefusedException {
        Optional<String> reference = xml.attribute("r");
        column = reference.isPresent() ? column(reference.get()) : column + 1;
        if (!cells.isFree(column)) {
            throw xml.damage().refusal();
        }
        String type = xml.attribute("t").orElse("n");
        Optional<String> style = xml.attribute("s");
        boolean formula = false;
        boolean given = false;
        boolean stated = false;
        value.setLength(0);
        look = RunLook.PLAIN;
        while (xml.next() && !xml.isEnd("c")) {
            // POI, where it changes an inline text, states the new one and leaves the old one behind it
            boolean result = xml.isStart("v");
            if (result || (xml.isStart("t") && !stated)) {
                given = true;
                stated |= result;
                int from = value.length();
                xml.text(value, bounds.keptOfField());
                look.mark(value, from, value.length());
            } else if (xml.isStart("f")) {
                formula = true;
                xml.skip();
            } else if (xml.isStart("r") || xml.isStart("rPr")) {
                look = xml.isStart("r") ? RunLook.PLAIN : RunLook.of(xml);
            } else if (xml.isStart() && !xml.isStart("is")) {
                passOver();
            }
        }
        // programs that do not calculate leave the result out, or empty; an empty text is stated as one
        boolean calculated = given && !(formula && value.isEmpty() && type.equals("n"));
        if (given || formula) {
            cells.put(column, calculated ? text(type, style) : FileRow.NOT_CALCULATED);
        }
    }

    /** Fonts and pronunciation say nothing; what nobody knows could be a value. */
    private void passOver() throws RefusedException {
        if (!xml.isStart("t") && BESIDE.stream().noneMatch(xml::isStart)) {
            throw xml.damage().refusal();
        }
        xml.skip();
    }

    private String text(String type, Optional<String> style) throws IOException, RefusedException {
        return value.isEmpty() ? "" : texts.of(type, style, value.toString(), days.get(column), xml.damage());
    }

    /** {@code AB12} is 27. */
    private static int column(String reference) {
        int column = 0;
        int i = 0;
        for (; i < reference.length() && i < 4 && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            column = 26 * column + reference.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    @Override
    public NamedUnits around() {
        return pageHead.named().and(prompted);
    }

    @Override
    public HiddenParts hidden() {
        return hidden;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
