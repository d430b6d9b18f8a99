package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.intake.table.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell shows that is not in its value: raised and struck digits, letters around a text, formats under a condition, boxes. */
class CellLooksTest extends WorkbookReading {
    private static final String FILE = "loan_331002_2019Q3.xlsx";
    private static final List<String> BARE =
            HEADER.stream().map(h -> h.replaceAll("（.*", "")).toList();

    CellLooksTest() {
        super(FILE);
    }

    /** Digits of a note's mark, and digits that were taken back, are none of the number beside them. */
    @Test
    void raisedAndStruckDigitsAreMarked() throws Exception {
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            byte[] file = bytes(book, sheet -> {
                Font raised = font(book, f -> f.setTypeOffset(Font.SS_SUPER));
                Font struck = font(book, f -> f.setStrikeout(true));
                Font bold = font(book, f -> f.setBold(true));
                put(sheet, 0, HEADER);
                put(sheet, 1, ROW);
                Cell balance = sheet.getRow(1).getCell(6);
                balance.setCellValue(rich(book, "123.41", 5, raised));
                sheet.getRow(1).getCell(3).setCellValue(rich(book, "9甲厂", 1, struck));
                sheet.getRow(1).getCell(8).setCellValue(rich(book, "12", 1, bold));
            });

            assertThat(rows(file))
                    .containsExactly("2 "
                            + ROW.toString()
                                    .replace(" 100,", " 123.4¹,")
                                    .replace("甲厂", "9甲厂")
                                    .replace(" 1]", " 12]"));
        }
        byte[] inline = new HandmadeWorkbook(List.of(HEADER, ROW))
                .replace(
                        HandmadeWorkbook.SHEET,
                        "<is><t>100</t></is>",
                        "<is><r><rPr><b/><strike/></rPr><t>9</t></r><r><rPr><strike val=\"0\"/></rPr><t>100</t></r></is>")
                .bytes();
        assertThat(rows(inline)).containsExactly("2 " + ROW.toString().replace(" 100,", " 9\u0336100,"));
    }

    /** A format may write letters around a text as it does around a number. */
    @Test
    void lettersAroundATextAreRead() throws Exception {
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            byte[] file = bytes(book, sheet -> {
                put(sheet, 0, HEADER);
                put(sheet, 1, ROW);
                sheet.getRow(1).getCell(0).setCellValue("001");
                sheet.getRow(1).getCell(0).setCellStyle(style(book, "0;-0;0;\"J\"@"));
                sheet.getRow(1).getCell(6).setCellStyle(style(book, "@\"万元\""));
                sheet.getRow(1).getCell(5).setCellStyle(style(book, "0_ ;_ @_ "));
            });

            assertThat(rows(file))
                    .containsExactly("2 " + ROW.toString().replace("J1", "J001").replace("100,", "100万元,"));
        }
    }

    /** Which numbers such a format makes of those of the cells only a spreadsheet works out. */
    @Test
    void aFormatUnderAConditionThatChangesNumbersRefuses() throws Exception {
        String scaled = "0!.0,&quot;万元&quot;";
        String message = FILE + " 的工作表“表”用条件格式改变了数字的写法（如以万元显示），不能确定各单元格显示的数。请删去条件格式中的数字格式后再报送。";
        String rule =
                "</sheetData><conditionalFormatting sqref=\"G2\"><cfRule type=\"cellIs\" dxfId=\"1\" priority=\"1\" operator=\"greaterThan\"><formula>0</formula></cfRule></conditionalFormatting>";
        String own = "</sheetData><extLst><ext><cfRule><dxf><numFmt numFmtId=\"9\" formatCode=\"" + scaled
                + "\"/></dxf></cfRule></ext></extLst>";

        refused(RefusalCode.UNREADABLE, message, conditional(rule, scaled));
        refused(RefusalCode.UNREADABLE, message, conditional(own, "0"));
        for (String harmless : List.of("#,##0.00;[Red]-#,##0.00", "yyyy\\-mm\\-dd", "G/通用格式")) {
            assertThat(rows(conditional(rule, harmless))).containsExactly("2 " + ROW);
        }
        assertThat(rows(conditional("</sheetData>", scaled))).containsExactly("2 " + ROW);
    }

    private static byte[] conditional(String rule, String format) {
        return new HandmadeWorkbook(List.of(HEADER, ROW))
                .replace(HandmadeWorkbook.SHEET, "</sheetData>", rule)
                .replace(
                        HandmadeWorkbook.STYLES,
                        "</cellXfs>",
                        "</cellXfs><dxfs><dxf/><dxf><numFmt numFmtId=\"200\" formatCode=\"" + format
                                + "\"/></dxf></dxfs>")
                .bytes();
    }

    /** A box of text over the table is a title of it; of which columns a comment speaks nobody knows. */
    @Test
    void aBoxNamesTheUnitAndACommentIsAskedAbout() throws Exception {
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            byte[] box = bytes(book, sheet -> {
                put(sheet, 0, BARE);
                put(sheet, 1, ROW);
                RichTextString text = book.getCreationHelper().createRichTextString("单位：元");
                text.applyFont(3, 4, book.createFont());
                box(sheet, text);
            });
            try (ExtractReader extract = open(box)) {
                assertThat(extract.header().factors().get(7)).isEqualByComparingTo("0.0001");
            }
        }
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            byte[] comment = bytes(book, sheet -> {
                put(sheet, 0, BARE);
                put(sheet, 1, ROW);
                sheet.getRow(0).getCell(6).setCellComment(comment(sheet, "填表人:\n单位：元"));
            });
            refused(RefusalCode.HEADER_MISMATCH, unclear("填表人: 单位：元"), comment);
        }
    }

    /** What a cell that is checked tells whoever fills it in, as Excel and LibreOffice show it. */
    @ParameterizedTest
    @ValueSource(strings = {"元", "单位：元", "请按元填写"})
    void aPromptOrACommentOfNothingButAUnitIsAskedAbout(String said) throws Exception {
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            byte[] prompted = bytes(book, sheet -> {
                put(sheet, 0, BARE);
                put(sheet, 1, ROW);
                prompt(sheet, said);
            });
            refused(RefusalCode.HEADER_MISMATCH, unclear(said), prompted);
        }
        byte[] comment = bytes(new XSSFWorkbook(), sheet -> {
            put(sheet, 0, BARE);
            put(sheet, 1, ROW);
            sheet.getRow(0).getCell(6).setCellComment(comment(sheet, said));
        });
        refused(RefusalCode.HEADER_MISMATCH, unclear(said), comment);
    }

    /** Nothing is in doubt where it names the unit that the column is read in. */
    @ParameterizedTest
    @CsvSource({"'',万元", "'',单位：万元", "'',请按万元填写", "单位：万元,单位：万元"})
    void aPromptOrACommentOfTheUnitThatIsReadIsTaken(String title, String said) throws Exception {
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            byte[] file = bytes(book, sheet -> {
                put(sheet, 0, List.of(title));
                put(sheet, 1, BARE);
                put(sheet, 2, ROW);
                sheet.getRow(1).getCell(6).setCellComment(comment(sheet, said));
                prompt(sheet, said);
            });
            assertThat(rows(file)).containsExactly("3 " + ROW);
        }
    }

    /** Of a table in 元, or where another comment says otherwise. */
    @Test
    void aCommentThatContradictsWhatIsReadIsAskedAbout() throws Exception {
        byte[] title = bytes(new XSSFWorkbook(), sheet -> {
            put(sheet, 0, List.of("单位：元"));
            put(sheet, 1, BARE);
            put(sheet, 2, ROW);
            sheet.getRow(1).getCell(6).setCellComment(comment(sheet, "单位：万元"));
        });
        refused(RefusalCode.HEADER_MISMATCH, unclear("单位：万元"), title);
        byte[] two = bytes(new XSSFWorkbook(), sheet -> {
            put(sheet, 0, BARE);
            put(sheet, 1, ROW);
            sheet.getRow(0).getCell(6).setCellComment(comment(sheet, "单位：万元"));
            prompt(sheet, "单位：元");
        });
        refused(RefusalCode.HEADER_MISMATCH, unclear("单位：元"), two);
    }

    private static void prompt(Sheet sheet, String said) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation check = helper.createValidation(
                helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
                new CellRangeAddressList(1, 1, 6, 6));
        check.createPromptBox("", said);
        check.setShowPromptBox(true);
        sheet.addValidationData(check);
    }

    private static String unclear(String said) {
        return FILE + " 中“" + said + "”一行写了单位，但不能确定适用于哪些列；“贷款余额”列的表头没有写单位，不能判断是否为“万元”。"
                + "请在各列表头的括号内写明单位（如“贷款余额（万元）”）后再报送。";
    }

    private static void box(Sheet sheet, RichTextString text) {
        if (sheet instanceof HSSFSheet old) {
            old.createDrawingPatriarch()
                    .createTextbox(new HSSFClientAnchor(0, 0, 0, 0, (short) 9, 0, (short) 11, 1))
                    .setString(text);
        } else {
            ((XSSFSheet) sheet)
                    .createDrawingPatriarch()
                    .createTextbox(new XSSFClientAnchor(0, 0, 0, 0, 9, 0, 11, 1))
                    .setText((XSSFRichTextString) text);
        }
    }

    private static Comment comment(Sheet sheet, String text) {
        CreationHelper helper = sheet.getWorkbook().getCreationHelper();
        ClientAnchor anchor = helper.createClientAnchor();
        anchor.setCol1(7);
        anchor.setCol2(9);
        anchor.setRow2(2);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(helper.createRichTextString(text));
        return comment;
    }

    private static Font font(Workbook book, Consumer<Font> looks) {
        Font font = book.createFont();
        looks.accept(font);
        return font;
    }

    /** With another font from one place on, or up to the first sign. */
    private static RichTextString rich(Workbook book, String text, int at, Font font) {
        RichTextString rich = book.getCreationHelper().createRichTextString(text);
        rich.applyFont(at, text.length(), font);
        return rich;
    }

    private static byte[] bytes(Workbook book, Consumer<Sheet> fill) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (book) {
            fill.accept(book.createSheet("表"));
            book.write(out);
        }
        return out.toByteArray();
    }
}
