package cn.jidu.cleanse;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.NilStatement;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.store.rows.CopyWriter;
import cn.jidu.store.rows.RowTables;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The rows of one file on their way into the source's table; rejects and findings go to their spools. */
final class FileLoad {
    private static final PackageTexts TEXTS = PackageTexts.chinese(FileLoad.class);

    private final CollectedDelivery delivery;
    private final ExtractReader extract;
    private final ControlCheck control;
    private final RowCleaner cleaner;
    private final KeyFilter seen;
    private final RowRejects rejects;
    private final IntakeFindings findings;
    private final RowSpool repeated;
    private final StageTally tally = new StageTally();
    private final SheetNames sheets = new SheetNames();
    private final CellCounts cells = new CellCounts();
    private long read;
    private long shortRows;
    private final Definitions definitions;
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
        this.definitions = definitions;
        this.cleaner = new RowCleaner(
                delivery.source(),
                extract.header(),
                definitions,
                delivery.area(),
                delivery.quarter(),
                delivery.month(),
                hash);
        ColumnNames names = new ColumnNames(delivery.source(), extract.header());
        this.seen = new KeyFilter();
        this.rejects = new RowRejects(delivery, names, spools);
        this.findings = new IntakeFindings(delivery, names, spools);
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
            if (copy.finish() != read - rejects.rows()) {
                throw new IllegalStateException("delivery " + delivery.id() + ": the database lost rows");
            }
        }
        if (rejects.outside() * 2 > read) {
            throw new RefusedException(
                    RefusalCode.WRONG_PERIOD_OR_AREA,
                    TEXTS.get("refused.outside", delivery.fileName(), read, rejects.outside()));
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
            tally.rejected(row.faults().get(0).code(), row.ownArea());
            rejects.add(row);
        }
    }

    private void load(CleanedRow row, RowWriter writer) throws IOException {
        String key = row.key();
        if (key != null && seen.add(key)) {
            repeated.add(key);
        }
        cells.add(row.ownArea(), writer.write(row));
        shortRows += row.shortened() ? 1 : 0;
        findings.look(row);
    }

    RowRejects rejects() {
        return rejects;
    }

    IntakeFindings findings() {
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
            notes.add(TEXTS.get(
                    key,
                    nilValues.stream()
                            .map(v -> definitions.replacedName(delivery.source(), v))
                            .collect(Collectors.joining("、"))));
        }
        if (!saysNothing() && extract.nilStatement().equals(Optional.of(NilStatement.YES))) {
            notes.add(TEXTS.get("note.nilContradicted", NilStatement.YES.text()));
        }
        if (shortRows > 0) {
            notes.add(TEXTS.get("note.shortRows", shortRows));
        }
        notes.addAll(findings.notes());
        return notes;
    }

    long read() {
        return read;
    }
}
