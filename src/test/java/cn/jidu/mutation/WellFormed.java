package cn.jidu.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Mutants whose values alone are changed: written by others' libraries, so that their rows are known. */
final class WellFormed {
    private WellFormed() {}

    static Mutant of(long number, Seed parent, Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : parent.rows()) {
            rows.add(new ArrayList<>(row));
        }
        int width = rows.get(0).size();
        for (int n = random.nextInt(2 * rows.size()); n >= 0 && rows.size() > 1; n--) {
            // the first cell stays, so that no row becomes blank, a total or a note
            rows.get(1 + random.nextInt(rows.size() - 1)).set(1 + random.nextInt(width - 1), value(parent, random));
        }
        return new Mutant(
                number, parent.name(), parent.source(), "values", bytes(parent, rows), OptionalInt.of(rows.size() - 1));
    }

    /** What the file can hold: no half of a surrogate pair, no character that the format knows no way to write. */
    private static String value(Seed parent, Random random) {
        String value = Hostile.text(random);
        boolean writable = parent.charset()
                        .map(Charset::newEncoder)
                        .map(e -> e.canEncode(value))
                        .orElse(true)
                && value.chars().noneMatch(c -> c < ' ' || c >= 0xD800 && c < 0xE000 || c >= 0xFFFD);
        return writable ? value : "1";
    }

    private static byte[] bytes(Seed parent, List<List<String>> rows) {
        if (parent.isWorkbook()) {
            return parent.name().endsWith(".xlsx") ? Workbooks.xlsx(rows) : Workbooks.xls(rows);
        }
        StringBuilder text = new StringBuilder();
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(parent.delimiter()).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Charset charset = parent.charset().orElseThrow();
        String mark = charset.name().startsWith("UTF-16") ? "\uFEFF" : "";
        return (mark + text).getBytes(charset);
    }
}
