package cn.jidu.decision;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Questions as a workbook: a sheet for each kind, headings that stay, columns to be printed on one page's width. */
final class AnswerBook {
    private static final PackageTexts TEXTS = PackageTexts.chinese(AnswerBook.class);

    private static final int UNIT = 256;
    private static final int WIDEST = 20;
    /** The answer and its reason, the last columns. */
    private static final int ANSWERED = 2;
    /** In points: of a line, and of its letters. */
    private static final float LINE = 13.5f;

    private static final short LETTERS = 10;
    /** In inches: offices print on A4. */
    private static final double MARGIN = 0.4;
    /** Of a sheet's name, as Excel allows it. */
    private static final int LONGEST_NAME = 31;

    private final XSSFWorkbook book;
    private final CellStyle heading;
    private final CellStyle text;
    private final CellStyle answer;

    private AnswerBook(XSSFWorkbook book) {
        this.book = book;
        text = style(book);
        heading = style(book);
        heading.setFont(font(book, true));
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        answer = style(book);
        answer.setFillForegroundColor(IndexedColors.LEMON_CHIFFON.getIndex());
        answer.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static Font font(XSSFWorkbook book, boolean bold) {
        Font font = book.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints(LETTERS);
        font.setBold(bold);
        return font;
    }

    private static CellStyle style(XSSFWorkbook book) {
        CellStyle style = book.createCellStyle();
        style.setFont(font(book, false));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        // a code is no number, whatever a program makes of what is typed
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        return style;
    }

    static void write(OutputStream out, List<AnswerSheet> sheets) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            AnswerBook made = new AnswerBook(book);
            sheets.forEach(made::add);
            book.write(out);
        }
    }

    private void add(AnswerSheet questions) {
        XSSFSheet sheet = book.createSheet(freeName(questions.title()));
        List<String> columns = questions.heading();
        int[] widths =
                IntStream.range(0, columns.size()).map(i -> width(questions, i)).toArray();
        IntStream.range(0, widths.length).forEach(i -> sheet.setColumnWidth(i, widths[i] * UNIT));
        Row first = row(sheet, columns, widths);
        IntStream.range(0, columns.size()).forEach(i -> set(first, i, columns.get(i), heading));
        for (List<String> line : questions.lines()) {
            Row row = row(sheet, line, widths);
            IntStream.range(0, line.size())
                    .forEach(i -> set(
                            row, i, FormulaGuard.neutralised(line.get(i)), i < line.size() - ANSWERED ? text : answer));
        }
        sheet.createFreezePane(1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, sheet.getLastRowNum()), 0, columns.size() - 1));
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT)) {
            sheet.setMargin(side, MARGIN);
        }
        sheet.getHeader().setLeft(HeaderFooter.tab());
        sheet.getFooter().setRight(HeaderFooter.page() + " / " + HeaderFooter.numPages());
        offerAnswers(sheet, questions);
    }

    /** In the column for the answer, as far as there are questions; what an answer means stands beside it. */
    private static void offerAnswers(XSSFSheet sheet, AnswerSheet questions) {
        int column = questions.heading().indexOf(AnswerSheet.ANSWER);
        XSSFDataValidationHelper validations = new XSSFDataValidationHelper(sheet);
        String[] answers = questions.asks().answers().toArray(String[]::new);
        DataValidation offered = validations.createValidation(
                validations.createExplicitListConstraint(answers),
                new CellRangeAddressList(1, Math.max(1, questions.rows().size()), column, column));
        offered.setEmptyCellAllowed(true);
        offered.setShowPromptBox(true);
        offered.createPromptBox(AnswerSheet.ANSWER, TEXTS.get("answers.prompt." + questions.asks()));
        offered.setShowErrorBox(true);
        offered.createErrorBox(AnswerSheet.ANSWER, TEXTS.get("answers.prompt." + questions.asks()));
        sheet.addValidationData(offered);
    }

    /** Two rules may have one title, or titles that begin alike. */
    private String freeName(String title) {
        String name = WorkbookUtil.createSafeSheetName(title);
        for (int i = 2; book.getSheet(name) != null; i++) {
            String number = "（" + i + "）";
            name = WorkbookUtil.createSafeSheetName(
                    title.substring(0, Math.min(title.length(), LONGEST_NAME - number.length())) + number);
        }
        return name;
    }

    private static Row row(XSSFSheet sheet, List<String> cells, int[] widths) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        row.setHeightInPoints(height(cells, widths));
        return row;
    }

    private static void set(Row row, int column, String value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    /** As wide as the longest text, in bounds; a Chinese character takes the room of two. */
    private static int width(AnswerSheet questions, int column) {
        int columns = questions.heading().size();
        String heading = questions.heading().get(column);
        if (heading.equals(AnswerSheet.REASON)) {
            return WIDEST;
        }
        int longest = questions.lines().stream()
                .mapToInt(l -> room(l.get(column)))
                .max()
                .orElse(0);
        // the last before the answer says most
        int widest = column == columns - ANSWERED - 1 ? 2 * WIDEST : WIDEST;
        return Math.max(Math.min(room(heading), WIDEST) + 3, Math.min(widest, longest + 1));
    }

    /** As many lines as its longest cell needs: not every program finds that out by itself. */
    private static float height(List<String> cells, int[] widths) {
        int lines = IntStream.range(0, cells.size())
                .map(i -> (room(cells.get(i)) + widths[i] - 2) / (widths[i] - 1))
                .max()
                .orElse(1);
        return LINE * Math.max(1, lines) + 2;
    }

    private static int room(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
