package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellFault;
import cn.jidu.cleanse.cell.CodeCell;
import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cleanse.cell.RareCharacters;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.NilStatement;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.ShownText;
import cn.jidu.store.rows.CopyWriter;
import cn.jidu.store.rows.RowTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of one file on their way into the source's table; rejects and findings go to their spools. */
final class FileLoad {
    private static final PackageTexts TEXTS = PackageTexts.chinese(FileLoad.class);

    private final CollectedDelivery delivery;
    private final ExtractReader extract;
    private final ControlCheck control;
    private final RowCleaner cleaner;
    private final ColumnNames names;
    private final List<SourceField> fields;
    private final KeyFilter seen;
    private final RowSpool rejects;
    private final RowSpool rejectKeys;
    private final RowSpool findings;
    private final RowSpool repeated;
    private final StageTally tally = new StageTally();
    private final SheetNames sheets = new SheetNames();
    private final CellCounts cells = new CellCounts();
    private long read;
    private long rejected;
    private long outside;
    private long rareRows;
    private long implausibleRows;
    private long shortRows;
    /** Lists, lenders or units of which the file says that there is nothing. */
    private final SortedSet<String> nilValues = new TreeSet<>();

    /** @param spools closed by who opened them, as the extract is */
    FileLoad(
            CollectedDelivery delivery,
            ControlFile control,
            ExtractReader extract,
            Definitions definitions,
            UnaryOperator<String> hash,
            FileSpools spools)
            throws IOException {
        this.delivery = delivery;
        this.control = new ControlCheck(delivery, control, extract.header());
        this.extract = extract;
        this.fields = delivery.source().fields();
        this.cleaner = new RowCleaner(
                delivery.source(),
                extract.header(),
                definitions,
                delivery.area(),
                delivery.quarter(),
                delivery.month(),
                hash);
        this.names = new ColumnNames(delivery.source(), extract.header());
        this.seen = new KeyFilter();
        this.rejects = spools.open(
                "reject",
                List.of(
                        "delivery_id",
                        "sheet",
                        "row_no",
                        "fault_no",
                        "code",
                        "area_code",
                        "field",
                        "value",
                        "expected"),
                "ntnnttttt");
        this.rejectKeys = spools.open("reject_key", List.of("delivery_id", "sheet", "row_no", "row_key"), "ntnt");
        this.findings = spools.open(
                "intake_finding",
                List.of("delivery_id", "sheet_no", "row_no", "code", "area_code", "key", "message"),
                "nnntttt");
        this.repeated = spools.open(LoadedRows.REPEATED_KEYS, List.of("row_key"), "t");
    }

    /**
     * Reads the file to its end and loads what can be loaded.
     *
     * @throws RefusedException when the file cannot be read on, most of its rows are of another area or quarter, or it
     *     is not what its control file says
     */
    void run(Connection connection, TakeInProgress progress) throws IOException, RefusedException {
        String table = RowTables.partition(delivery.source(), delivery.quarter());
        try (CopyWriter copy = new CopyWriter(connection, table, RowTables.columns(delivery.source()));
                RowPump pump = new RowPump(extract)) {
            RowWriter writer = new RowWriter(delivery, copy);
            for (List<FileRow> rows = pump.next(); !rows.isEmpty(); rows = pump.next()) {
                for (FileRow row : rows) {
                    take(row, writer);
                }
                progress.read(read);
            }
            if (copy.finish() != read - rejected) {
                throw new IllegalStateException("delivery " + delivery.id() + ": the database lost rows");
            }
        }
        if (outside * 2 > read) {
            throw new RefusedException(
                    RefusalCode.WRONG_PERIOD_OR_AREA, TEXTS.get("refused.outside", delivery.fileName(), read, outside));
        }
        if (saysNothing() && extract.nilStatement().equals(Optional.of(NilStatement.NO))) {
            throw new RefusedException(
                    RefusalCode.NOTHING_FILLED_IN,
                    TEXTS.get(
                            "refused.notFilledIn",
                            delivery.fileName(),
                            NilStatement.NO.text(),
                            NilStatement.YES.text()));
        }
        control.verify(read);
    }

    private boolean saysNothing() {
        return read == 0 && nilValues.isEmpty();
    }

    private void take(FileRow origin, RowWriter writer) throws IOException {
        Optional<String> nil = cleaner.nilValue(origin).map(RowWriter::replaceValue);
        if (nil.isPresent()) {
            nilValues.add(nil.get());
            return;
        }
        read++;
        sheets.add(origin);
        control.add(origin);
        CleanedRow row = cleaner.clean(origin);
        tally.read(row.ownArea());
        if (row.isLoaded()) {
            load(row, writer);
        } else {
            reject(row);
        }
    }

    private void load(CleanedRow row, RowWriter writer) throws IOException {
        String key = row.key();
        if (key != null && seen.add(key)) {
            repeated.add(key);
        }
        cells.add(row.ownArea(), writer.write(row));
        shortRows += row.shortened() ? 1 : 0;
        listRare(row);
        listImplausible(row);
    }

    /** What single values give rise to. */
    private void listRare(CleanedRow row) throws IOException {
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

    private void reject(CleanedRow row) throws IOException {
        rejected++;
        outside += row.outside() ? 1 : 0;
        tally.rejected(row.faults().get(0).code(), row.ownArea());
        String key = row.key();
        if (key != null) {
            rejectKeys.add(delivery.id(), row.origin().sheet(), row.origin().rowNo(), key);
        }
        Set<String> told = new HashSet<>();
        int number = 0;
        for (CellFault fault : row.faults()) {
            if (told.add(fault.code() + fault.field())) {
                String value = RowSpool.cut(ShownText.text(fault.value()));
                rejects.add(
                        delivery.id(),
                        row.origin().sheet(),
                        row.origin().rowNo(),
                        ++number,
                        fault.code().name(),
                        row.ownArea(),
                        fault.field(),
                        value,
                        names.expected(fault));
            }
        }
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
        findings.add(delivery.id(), origin.sheetNo(), origin.rowNo(), finding.name(), row.ownArea(), shown, message);
    }

    RowSpool rejects() {
        return rejects;
    }

    RowSpool rejectKeys() {
        return rejectKeys;
    }

    RowSpool findings() {
        return findings;
    }

    RowSpool repeated() {
        return repeated;
    }

    StageTally tally() {
        return tally;
    }

    SheetNames sheets() {
        return sheets;
    }

    /** What was loaded, rows that a later one stands for included. */
    CellCounts cells() {
        return cells;
    }

    /** Those of which the file says that there is nothing; a supplement only adds. */
    Set<String> nilValues() {
        return delivery.supplement() ? Set.of() : nilValues;
    }

    /** What is to be told of the file, a sentence each, once it has been read. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(extract.notes());
        if (!nilValues.isEmpty()) {
            String key = delivery.supplement() ? "note.nilSupplement" : "note.nilValues";
            notes.add(TEXTS.get(key, String.join("、", nilValues)));
        }
        if (!saysNothing() && extract.nilStatement().equals(Optional.of(NilStatement.YES))) {
            notes.add(TEXTS.get("note.nilContradicted", NilStatement.YES.text()));
        }
        if (shortRows > 0) {
            notes.add(TEXTS.get("note.shortRows", shortRows));
        }
        if (rareRows > 0) {
            notes.add(TEXTS.get("note.rare", rareRows));
        }
        if (implausibleRows > 0) {
            notes.add(TEXTS.get("note.implausible", implausibleRows));
        }
        return notes;
    }

    long read() {
        return read;
    }

    long rejected() {
        return rejected;
    }
}
