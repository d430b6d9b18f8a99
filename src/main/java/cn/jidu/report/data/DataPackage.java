package cn.jidu.report.data;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.revision.BalanceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes {@code data/}: the tables and the Frictionless description of them. */
public final class DataPackage {
    private final QuarterResults results;
    private final Path folder;

    /** @param folder where its files are written */
    public DataPackage(QuarterResults results, Path folder) {
        this.results = results;
        this.folder = folder;
    }

    /** Writes every file of the package and its description. */
    public void write(RowSource rows) throws IOException {
        Files.createDirectories(folder);
        measurements();
        reconciliation();
        findings(rows);
        rejects(rows);
        deliveries();
        where(CsvTables.ADJUSTMENTS, AdjustmentLines.of(results.adjustments()));
        where(CsvTables.CLASS_FIGURES, ClassFigureRows.of(results, results.classFigures()));
        where(CsvTables.YEAR_BEFORE, YearBeforeRows.of(results.definitions(), results.measurements()));
        where(CsvTables.COUNTED_WITH, CountedWithRows.of(results));
        PackageDescription.write(results, folder);
    }

    private void measurements() throws IOException {
        try (CsvFile csv = new CsvFile(folder, CsvTables.MEASUREMENTS)) {
            MeasurementRows.of(results.measurements()).forEach(values -> csv.row(values.toArray(String[]::new)));
        }
    }

    private void reconciliation() throws IOException {
        Comparator<BalanceLine> order = Comparator.comparing(BalanceLine::source)
                .thenComparing(BalanceLine::area)
                .thenComparing(l -> BalanceLine.STAGES.indexOf(l.stage()))
                .thenComparing(BalanceLine::reason);
        String period = results.quarter().sdmx();
        try (CsvFile csv = new CsvFile(folder, CsvTables.RECONCILIATION)) {
            results.balance().stream()
                    .filter(l -> l.rows() != 0)
                    .sorted(order)
                    .forEach(l ->
                            csv.row(l.source(), l.area(), period, l.stage(), l.reason(), String.valueOf(l.rows())));
        }
    }

    private void findings(RowSource rows) throws IOException {
        try (CsvFile csv = new CsvFile(folder, CsvTables.FINDINGS)) {
            rows.findings(f -> csv.row(
                    f.code(),
                    f.source(),
                    f.area(),
                    f.quarter(),
                    f.delivery(),
                    f.row().map(String::valueOf).orElse(""),
                    f.key(),
                    f.message()));
        }
    }

    private void rejects(RowSource rows) throws IOException {
        try (CsvFile csv = new CsvFile(folder, CsvTables.REJECTS)) {
            rows.rejects(r -> csv.row(
                    r.code(),
                    r.source(),
                    r.quarter(),
                    r.delivery(),
                    r.sheet(),
                    String.valueOf(r.row()),
                    r.field(),
                    r.value(),
                    r.expected()));
        }
    }

    /** A table that only some packages have. */
    private void where(CsvTable table, Stream<List<String>> rows) throws IOException {
        if (CsvTables.of(results).contains(table)) {
            try (CsvFile csv = new CsvFile(folder, table)) {
                rows.forEach(values -> csv.row(values.toArray(String[]::new)));
            }
        }
    }

    private void deliveries() throws IOException {
        try (CsvFile csv = new CsvFile(folder, CsvTables.DELIVERIES)) {
            for (ReceivedFile d : results.deliveries()) {
                csv.row(
                        d.fileName(),
                        d.sha256(),
                        d.source(),
                        d.area(),
                        d.month()
                                .map(Month::sdmx)
                                .orElseGet(() -> Quarter.find(d.quarter())
                                        .map(Quarter::sdmx)
                                        .orElse(d.quarter())),
                        d.fate().word(),
                        d.reason(),
                        d.message(),
                        String.valueOf(d.read()),
                        String.valueOf(d.rejected()),
                        String.valueOf(d.duplicate()),
                        String.valueOf(d.loaded()));
            }
        }
    }
}
