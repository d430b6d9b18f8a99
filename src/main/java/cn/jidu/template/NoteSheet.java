package cn.jidu.template;

import cn.jidu.definition.source.NilStatement;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the form is filled in: what holds for all of it, then a row for each column. */
final class NoteSheet {
    private static final PackageTexts TEXTS = PackageTexts.chinese(NoteSheet.class);
    private static final int[] WIDTHS = {22, 14, 42, 40, 26, 24};
    private static final int LINE_POINTS = 14;

    private final XSSFSheet sheet;
    private final SubmissionForm form;
    private final FormLooks looks;
    private int next;

    private NoteSheet(XSSFSheet sheet, SubmissionForm form, FormLooks looks) {
        this.sheet = sheet;
        this.form = form;
        this.looks = looks;
    }

    static void write(XSSFWorkbook book, SubmissionForm form, List<FormColumn> columns, FormLooks looks) {
        NoteSheet notes = new NoteSheet(book.createSheet(TEXTS.get("sheet.notes")), form, looks);
        for (int i = 0; i < WIDTHS.length; i++) {
            FormPage.wide(notes.sheet, i, WIDTHS[i]);
        }
        notes.across(TEXTS.get("notes.title", form.source().title()), looks.title);
        notes.paragraphs().forEach(p -> notes.across(p, looks.line));
        notes.table(columns);
        notes.sheet.setDisplayGridlines(false);
        FormPage.printed(notes.sheet);
    }

    private List<String> paragraphs() {
        Source source = form.source();
        List<String> said = new ArrayList<>();
        if (!source.description().isEmpty()) {
            said.add(source.description());
        }
        said.add(TEXTS.get("notes.whole", form.area().name(), form.quarter().chinese(), form.fileName()));
        said.add(source.replacesBy()
                .map(f -> TEXTS.get("notes.replacesBy", source.field(f).title()))
                .orElse(TEXTS.get("notes.replaces")));
        said.add(TEXTS.get("notes.nil", NilStatement.NO.text(), NilStatement.YES.text()));
        source.replacesBy()
                .ifPresent(
                        f -> said.add(TEXTS.get("notes.nilOf", source.field(f).title())));
        said.add(TEXTS.get("notes.columns"));
        said.add(TEXTS.get("notes.saved"));
        said.add(TEXTS.get("notes.control", form.fileName()));
        return said;
    }

    private void across(String text, CellStyle style) {
        Row row = sheet.createRow(next++);
        FormPage.put(row, 0, text, style);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, WIDTHS.length - 1));
    }

    private void table(List<FormColumn> columns) {
        Row head = sheet.createRow(next++);
        List<String> titles = List.of("column", "need", "kind", "range", "aliases", "example");
        for (int i = 0; i < titles.size(); i++) {
            FormPage.put(head, i, TEXTS.get("notes.head." + titles.get(i)), looks.optional);
        }
        sheet.setRepeatingRows(new CellRangeAddress(head.getRowNum(), head.getRowNum(), -1, -1));
        FieldWords words = new FieldWords(form);
        for (FormColumn column : columns) {
            line(List.of(
                    column.heading(),
                    words.need(column.field()),
                    words.kind(column),
                    words.range(column.field()),
                    String.join("、", column.field().aliases()),
                    words.example(column)));
        }
    }

    private void line(List<String> cells) {
        Row row = sheet.createRow(next++);
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            FormPage.put(row, i, cells.get(i), looks.words);
            lines = Math.max(lines, (FormPage.room(cells.get(i)) + WIDTHS[i] - 3) / (WIDTHS[i] - 2));
        }
        row.setHeightInPoints(lines * LINE_POINTS + 2);
    }
}
