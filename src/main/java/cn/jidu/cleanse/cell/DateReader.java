package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.SerialWindow;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.ValueForm;
import cn.jidu.definition.source.ValueForm.DateForm;
import cn.jidu.definition.source.ValueForm.DaysSince;
import cn.jidu.definition.source.ValueForm.Patterned;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads days: as departments write them, or in the one form that the contract declares. A cell that a workbook itself
 * holds as a day needs no form.
 */
final class DateReader implements CellReader {
    private static final PackageTexts TEXTS = PackageTexts.chinese(DateReader.class);
    private static final LocalDate EXAMPLE = LocalDate.of(2019, 3, 1);

    private final SourceField field;
    private final @Nullable DateForm form;
    private final Optional<SerialWindow> serials;
    private final String expected;

    /** @param serials the days that a spreadsheet's serial number may mean; empty: what {@link DateText} believes */
    DateReader(SourceField field, Optional<SerialWindow> serials) {
        this.field = field;
        this.serials = serials;
        this.form = field.form().date().orElse(null);
        this.expected = expected(field.form());
    }

    private static String expected(ValueForm form) {
        return form.date()
                .map(f -> f instanceof DaysSince since
                        ? TEXTS.get(
                                "expected.daysSince",
                                since.zero(),
                                EXAMPLE.toEpochDay() - since.zero().toEpochDay(),
                                EXAMPLE)
                        : TEXTS.get(
                                "expected.datePattern",
                                ((Patterned) f).pattern().write(EXAMPLE),
                                EXAMPLE))
                .orElse(TEXTS.get("expected.date"));
    }

    @Override
    public @Nullable LocalDate read(String raw, FileRow row, RowFaults faults) {
        Optional<LocalDate> day = day(raw, row);
        if (day.isEmpty() && !DateText.isNever(raw)) {
            faults.add(RejectCode.DATE_INVALID, field.title(), raw, expected(raw));
        }
        return day.orElse(null);
    }

    private String expected(String raw) {
        return form == null && serials.isPresent() && DateText.isSerial(raw)
                ? TEXTS.get(
                        "expected.serial", serials.get().from(), serials.get().to())
                : expected;
    }

    private Optional<LocalDate> day(String raw, FileRow row) {
        if (form == null) {
            return DateText.parse(raw, serials);
        }
        Optional<LocalDate> ofWorkbook = row.sheet().isEmpty() ? Optional.empty() : DateText.parseIso(raw);
        return ofWorkbook.or(() -> form instanceof DaysSince since
                ? DateText.parseDaysSince(since.zero(), raw)
                : DateText.parse(((Patterned) form).pattern(), raw));
    }
}
