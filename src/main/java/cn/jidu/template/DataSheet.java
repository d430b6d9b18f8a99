package cn.jidu.template;

import cn.jidu.definition.source.NilStatement;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.definition.text.TitleLines;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidation.ErrorStyle;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheet that is filled in: three lines of what it is, the header, and room for as many rows as a sheet has. */
final class DataSheet {
    private static final PackageTexts TEXTS = PackageTexts.chinese(DataSheet.class);
    private static final int HEAD_LINES = 2;
    private static final int LINE_POINTS = 14;
    private static final int NIL_ROW = 2;
    private static final int HEAD_ROW = 3;
    /** As formulas count it, from 1. */
    static final int FIRST_ROW = HEAD_ROW + 2;

    private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();
    /** What a prompt and its title may hold. */
    private static final int PROMPT = 255;

    private static final int PROMPT_TITLE = 32;

    private final XSSFSheet sheet;
    private final SubmissionForm form;
    private final FieldWords words;
    private final FieldChecks checks;
    private final FormLooks looks;

    private DataSheet(XSSFSheet sheet, SubmissionForm form, FieldChecks checks, FormLooks looks) {
        this.sheet = sheet;
        this.form = form;
        this.words = new FieldWords(form);
        this.checks = checks;
        this.looks = looks;
    }

    static void write(
            XSSFWorkbook book, SubmissionForm form, List<FormColumn> columns, FieldChecks checks, FormLooks looks) {
        DataSheet data = new DataSheet(book.createSheet(form.source().title()), form, checks, looks);
        data.head(columns);
        columns.forEach(data::column);
        data.sheet.createFreezePane(1, HEAD_ROW + 1);
        data.sheet.setRepeatingRows(new CellRangeAddress(0, HEAD_ROW, -1, -1));
        FormPage.printed(data.sheet);
    }

    private void head(List<FormColumn> columns) {
        FormPage.put(
                sheet.createRow(0), 0, TEXTS.get("data.title", form.source().title()), looks.title);
        Row about = sheet.createRow(1);
        FormPage.put(
                about,
                0,
                TEXTS.get(
                        "data.about",
                        form.area().name(),
                        form.area().code(),
                        form.quarter().chinese()),
                looks.line);
        Row nil = sheet.createRow(NIL_ROW);
        FormPage.put(nil, 0, NilStatement.NO.text(), looks.answer);
        FormPage.put(nil, 1, TEXTS.get("data.nil", NilStatement.YES.text()), looks.line);
        Row head = sheet.createRow(HEAD_ROW);
        head.setHeightInPoints(HEAD_LINES * LINE_POINTS + 4);
        columns.forEach(c ->
                FormPage.put(head, c.index(), title(c), c.field().columnRequired() ? looks.needed : looks.optional));
        validate(
                NIL_ROW,
                NIL_ROW,
                0,
                nilAnswers(),
                ErrorStyle.STOP,
                TEXTS.get("data.nil.title"),
                TEXTS.get("data.nil.prompt"));
    }

    private DataValidationConstraint nilAnswers() {
        return sheet.getDataValidationHelper()
                .createExplicitListConstraint(
                        Stream.of(NilStatement.values()).map(NilStatement::text).toArray(String[]::new));
    }

    private void column(FormColumn column) {
        sheet.setDefaultColumnStyle(column.index(), style(column));
        FormPage.wide(sheet, column.index(), width(column));
        validate(
                HEAD_ROW + 1,
                LAST_ROW,
                column.index(),
                checks.constraint(column),
                // a list has other spellings besides; a text is only too long
                column.isDay() || column.isNumber() ? ErrorStyle.STOP : ErrorStyle.WARNING,
                column.field().title(),
                prompt(column));
        colour(column);
    }

    private CellStyle style(FormColumn column) {
        return column.isDay() ? looks.day : column.isNumber() ? looks.number : looks.text;
    }

    private static int width(FormColumn column) {
        int typed =
                switch (column.field().type()) {
                    case ENTERPRISE_CODE -> 20;
                    case TEXT, LISTED -> 14;
                    default -> 11;
                };
        return Math.max(typed, (FormPage.room(column.heading()) + 1) / HEAD_LINES + 2);
    }

    private static String title(FormColumn column) {
        return FormPage.room(column.heading()) < width(column) ? column.heading() : TitleLines.of(column.heading());
    }

    private String prompt(FormColumn column) {
        String said = Stream.of(
                        words.need(column.field()),
                        words.kind(column),
                        words.range(column.field()),
                        words.example(column).isEmpty() ? "" : TEXTS.get("prompt.example", words.example(column)))
                .filter(w -> !w.isEmpty())
                .collect(java.util.stream.Collectors.joining("；"));
        return said.substring(0, Math.min(PROMPT, said.length()));
    }

    private void validate(
            int from,
            int to,
            int column,
            DataValidationConstraint constraint,
            int errorStyle,
            String title,
            String prompt) {
        DataValidation validation = sheet.getDataValidationHelper()
                .createValidation(constraint, new CellRangeAddressList(from, to, column, column));
        String shown = title.substring(0, Math.min(PROMPT_TITLE, title.length()));
        validation.setEmptyCellAllowed(true);
        validation.setErrorStyle(errorStyle);
        validation.setShowErrorBox(true);
        validation.createErrorBox(shown, prompt);
        validation.setShowPromptBox(true);
        validation.createPromptBox(shown, prompt);
        sheet.addValidationData(validation);
    }

    private void colour(FormColumn column) {
        XSSFSheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        CellRangeAddress[] cells = {new CellRangeAddress(HEAD_ROW + 1, LAST_ROW, column.index(), column.index())};
        for (String doubt : checks.doubts(column)) {
            colour(formatting, cells, doubt, IndexedColors.LIGHT_YELLOW);
        }
        if (column.field().valueRequired()) {
            colour(formatting, cells, checks.wanting(column), IndexedColors.ROSE);
        }
    }

    private static void colour(
            XSSFSheetConditionalFormatting formatting,
            CellRangeAddress[] cells,
            String condition,
            IndexedColors colour) {
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(condition);
        rule.createPatternFormatting().setFillBackgroundColor(colour.getIndex());
        formatting.addConditionalFormatting(cells, rule);
    }
}
