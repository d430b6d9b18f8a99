package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CodeCell;
import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cleanse.cell.RareCharacters;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the loaded rows of one file give rise to, each by itself, on its way into its table. */
final class IntakeFindings {
    private static final PackageTexts TEXTS = PackageTexts.chinese(IntakeFindings.class);

    private final CollectedDelivery delivery;
    private final ColumnNames names;
    private final List<SourceField> fields;
    private final RowSpool spool;
    private long rareRows;
    private long implausibleRows;

    /** @param spools closed by who opened them */
    IntakeFindings(CollectedDelivery delivery, ColumnNames names, FileSpools spools) throws IOException {
        this.delivery = delivery;
        this.names = names;
        this.fields = delivery.source().fields();
        this.spool = spools.open(
                "intake_finding",
                List.of("delivery_id", "sheet_no", "row_no", "code", "area_code", "key", "message"),
                "nnntttt");
    }

    void look(CleanedRow row) throws IOException {
        lookAtValues(row);
        listImplausible(row);
    }

    private void lookAtValues(CleanedRow row) throws IOException {
        List<String> rare = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Object value = row.value(i);
            Optional<FindingCode> finding = FindingCode.of(value);
            if (finding.isPresent() && value instanceof CodeCell code) {
                find(row, names.called(i), code, finding.get());
            } else if (finding.isPresent()) {
                rare.add(TEXTS.get("rare.field", names.called(i), RareCharacters.told(String.valueOf(value))));
            }
        }
        if (!rare.isEmpty()) {
            rareRows++;
            find(
                    row,
                    FindingCode.RARE_CHARACTER,
                    TEXTS.get(
                            "finding.RARE_CHARACTER",
                            delivery.fileName(),
                            row.origin().rowNo(),
                            String.join("；", rare)));
        }
    }

    private void listImplausible(CleanedRow row) throws IOException {
        if (row.breaches().isEmpty()) {
            return;
        }
        implausibleRows++;
        String values = row.breaches().stream()
                .map(b -> TEXTS.get(
                        "implausible.field", names.called(b.field()), shown(row.value(b.field())), b.expected()))
                .collect(Collectors.joining("；"));
        find(
                row,
                FindingCode.IMPLAUSIBLE_VALUE,
                TEXTS.get(
                        "finding.IMPLAUSIBLE_VALUE",
                        delivery.fileName(),
                        row.origin().rowNo(),
                        values));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    private void find(CleanedRow row, String column, CodeCell code, FindingCode finding) throws IOException {
        String message = TEXTS.get(
                "finding." + finding,
                delivery.fileName(),
                row.origin().rowNo(),
                column,
                code.shown(),
                code.repaired().orElse(""));
        find(row, finding, message);
    }

    private void find(CleanedRow row, FindingCode finding, String message) throws IOException {
        FileRow origin = row.origin();
        String key = row.key();
        String shown = key == null ? "" : RowKey.shown(key);
        spool.add(delivery.id(), origin.sheetNo(), origin.rowNo(), finding.name(), row.ownArea(), shown, message);
    }

    void copyTo(Connection connection) throws IOException {
        spool.copyTo(connection);
    }

    /** What is to be told of the file, a sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rareRows > 0) {
            notes.add(TEXTS.get("note.rare", rareRows));
        }
        if (implausibleRows > 0) {
            notes.add(TEXTS.get("note.implausible", implausibleRows));
        }
        return notes;
    }
}
