package cn.jidu.returned;

import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.report.view.CodeWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** The first sheet of a returned workbook: what it is, what is wrong and what to do, in plain words. */
final class LetterSheet {
    private static final PackageTexts TEXTS = PackageTexts.chinese(LetterSheet.class);
    private static final int[] WIDTHS = {24, 8, 44, 56};
    private static final int WIDTH = 24 + 8 + 44 + 56;
    private static final int LINE_POINTS = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Sheet sheet;
    private final SheetLooks looks;
    private final CodeWords words;
    private int next;

    LetterSheet(Sheet sheet, SheetLooks looks, CodeWords words) {
        this.sheet = sheet;
        this.looks = looks;
        this.words = words;
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WideColumns.units(WIDTHS[i]));
        }
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    void write(ReturnLetter letter) {
        line(TEXTS.get("title"), looks.title, 2 * LINE_POINTS);
        about(letter);
        heading(TEXTS.get("heading.todo"));
        List<String> steps = steps(letter);
        for (int i = 0; i < steps.size(); i++) {
            paragraph(TEXTS.get("step", i + 1, steps.get(i)));
        }
        if (!letter.faults().isEmpty()) {
            heading(TEXTS.get("heading.faults"));
            table(letter.faults(), looks.redWords, code -> TEXTS.get("mend." + code));
        }
        if (!letter.doubts().isEmpty()) {
            heading(TEXTS.get(inForceOrHeld(letter, "heading.doubts")));
            table(letter.doubts(), looks.yellowWords, words::action);
        }
        heading(TEXTS.get("heading.notes"));
        notes(letter).forEach(this::paragraph);
    }

    private void about(ReturnLetter letter) {
        ReturnedOriginal file = letter.file();
        paragraph(TEXTS.get("about.file", file.fileName()));
        paragraph(TEXTS.get("about.source", file.source().title(), file.area().name(), file.period()));
        paragraph(TEXTS.get("about.received", TIME.format(file.receivedAt())));
        if (file.refusal().isPresent()) {
            paragraph(TEXTS.get("about.refused", words.name(file.refusal().get())));
        } else {
            paragraph(TEXTS.get(
                    inForceOrHeld(letter, "about.rows"),
                    file.read(),
                    file.loaded(),
                    file.duplicate(),
                    file.rejected()));
        }
        if (file.held()) {
            paragraph(TEXTS.get("about.held", file.message()));
        }
        letter.why().forEach(this::paragraph);
    }

    /** The text for a held file, whose rows do not count yet, has a key of its own. */
    private static String inForceOrHeld(ReturnLetter letter, String key) {
        return letter.file().held() ? key + ".held" : key;
    }

    private static List<String> steps(ReturnLetter letter) {
        List<String> steps = new ArrayList<>();
        String sheet = letter.shape().map(ReturnedWorkbook::sheet).orElse("");
        String sendAs = letter.name().sendAs();
        boolean sameKind = letter.name().file().equals(sendAs);
        String saved = TEXTS.get(sameKind ? "todo.save" : "todo.saveAs", sendAs);
        switch (letter.form()) {
            case WHOLE -> {
                steps.add(TEXTS.get("todo.whole", sheet));
                steps.add(TEXTS.get("todo.red"));
                steps.add(TEXTS.get("todo.filter", SheetShape.REASON_TITLE));
                steps.add(TEXTS.get("todo.send", saved));
                steps.add(TEXTS.get("todo.nothingElse", SheetShape.REASON_TITLE));
            }
            case REJECTED -> {
                steps.add(TEXTS.get("todo.rejected", sheet, SheetShape.REASON_TITLE));
                steps.add(TEXTS.get("todo.red"));
                steps.add(TEXTS.get(inForceOrHeld(letter, "todo.sendSupplement"), saved));
                steps.add(TEXTS.get("todo.nothingElse", SheetShape.REASON_TITLE));
            }
            case LETTER -> {
                steps.add(TEXTS.get("todo.letter"));
                boolean elsewhere = isRefused(letter, RefusalCode.WRONG_PERIOD_OR_AREA);
                steps.add(TEXTS.get(elsewhere ? "todo.sendRight" : "todo.sendAgain", sendAs));
            }
        }
        return steps;
    }

    private static List<String> notes(ReturnLetter letter) {
        List<String> notes = new ArrayList<>();
        if (letter.form() == MendingForm.LETTER) {
            if (isRefused(letter, RefusalCode.HEADER_MISMATCH) || isRefused(letter, RefusalCode.EMPTY)) {
                columns(letter, notes);
            }
            notes.add(TEXTS.get("note.letter"));
        } else {
            if (letter.faults().stream().mapToLong(RejectReason::rows).sum() > OriginalSheet.COMMENTS) {
                notes.add(TEXTS.get("note.comments", OriginalSheet.COMMENTS, SheetShape.REASON_TITLE));
            }
            long cut = letter.shape().map(SheetShape::cutRows).orElse(0L);
            if (cut > 0) {
                notes.add(TEXTS.get("note.cut", cut, SheetText.LONGEST));
            }
            notes.add(TEXTS.get("note.text"));
            notes.add(TEXTS.get("note.escape"));
            notes.add(TEXTS.get("note.private"));
        }
        return notes;
    }

    private static boolean isRefused(ReturnLetter letter, RefusalCode refusal) {
        return letter.file().refusal().equals(Optional.of(refusal.name()));
    }

    private static void columns(ReturnLetter letter, List<String> notes) {
        notes.add(TEXTS.get("note.required", titles(letter, SourceField::columnRequired)));
        String optional = titles(letter, f -> !f.columnRequired());
        if (!optional.isEmpty()) {
            notes.add(TEXTS.get("note.optional", optional));
        }
    }

    private static String titles(ReturnLetter letter, Predicate<SourceField> which) {
        return letter.file().source().fields().stream()
                .filter(which)
                .map(LetterSheet::column)
                .collect(Collectors.joining("、"));
    }

    private static String column(SourceField field) {
        String title = field.title() + field.unit().map(u -> "（" + u + "）").orElse("");
        return field.aliases().isEmpty() ? title : TEXTS.get("note.alias", title, String.join("、", field.aliases()));
    }

    private void table(List<RejectReason> reasons, CellStyle first, Function<String, String> advice) {
        Row titles = row(LINE_POINTS + 4);
        List<String> names = List.of("column.problem", "column.rows", "column.mend", "column.example");
        for (int i = 0; i < names.size(); i++) {
            cell(titles, i, TEXTS.get(names.get(i)), looks.column);
        }
        for (RejectReason reason : reasons) {
            String name = words.name(reason.code());
            String mend = advice.apply(reason.code());
            int lines = Math.max(
                    WideColumns.lines(name, WIDTHS[0] - 2),
                    Math.max(
                            WideColumns.lines(mend, WIDTHS[2] - 2),
                            WideColumns.lines(reason.example(), WIDTHS[3] - 2)));
            Row row = row(LINE_POINTS * lines + 4);
            cell(row, 0, name, first);
            Cell count = row.createCell(1);
            count.setCellValue((double) reason.rows());
            count.setCellStyle(looks.count);
            cell(row, 2, mend, looks.words);
            cell(row, 3, reason.example(), looks.words);
        }
    }

    private void heading(String text) {
        line(text, looks.heading, 2 * LINE_POINTS);
    }

    private void paragraph(String text) {
        line(text, looks.paragraph, LINE_POINTS * WideColumns.lines(text, WIDTH - 4) + 4);
    }

    /** Across the whole width. */
    private void line(String text, CellStyle style, int points) {
        Row row = row(points);
        cell(row, 0, text, style);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, WIDTHS.length - 1));
    }

    private Row row(int points) {
        Row row = sheet.createRow(next++);
        row.setHeightInPoints(points);
        return row;
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(SheetText.of(text).written());
        cell.setCellStyle(style);
    }
}
