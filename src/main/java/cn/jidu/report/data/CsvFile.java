package cn.jidu.report.data;

import cn.jidu.definition.text.FormulaGuard;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** One CSV file being written: RFC 4180 (CRLF), UTF-8 without a byte order mark, a header row. */
final class CsvFile implements Closeable {
    private static final int DECIMALS = 6;
    private final CsvTable table;
    private final CSVPrinter printer;

    CsvFile(Path folder, CsvTable table) throws IOException {
        this.table = table;
        String[] header = table.columns().stream().map(CsvTable.CsvColumn::name).toArray(String[]::new);
        printer = new CSVPrinter(
                Files.newBufferedWriter(folder.resolve(table.file()), StandardCharsets.UTF_8),
                CSVFormat.RFC4180.builder().setHeader(header).get());
    }

    /** @param values in the order of the columns; numbers as {@link #decimal} writes them; empty text for none */
    void row(String... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException("%s has %d columns, not %d"
                    .formatted(table.name(), table.columns().size(), values.length));
        }
        try {
            for (int i = 0; i < values.length; i++) {
                boolean text = table.columns().get(i).type() == CsvTable.Type.STRING;
                printer.print(text ? FormulaGuard.neutralised(values[i]) : values[i]);
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half up to six places, trailing zeros dropped, never an exponent; empty for none. */
    static String decimal(Optional<BigDecimal> exact) {
        return exact.map(e -> e.setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
