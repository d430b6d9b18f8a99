package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.TextDialect;
import cn.jidu.intake.csv.CsvRows;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quoting of RFC 4180, on cases of our own and on files that broke other readers, where they are there. */
class CsvSpectrumTest {
    static List<String> read(String text, char delimiter, FileLimits limits) throws IOException, RefusedException {
        List<String> found = new ArrayList<>();
        try (FileRows rows = new CsvRows("f.csv", new StringReader(text), TextDialect.of(delimiter), limits)) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                StringBuilder b = new StringBuilder()
                        .append(row.rowNo())
                        .append(row.excess().isPresent() ? "!" : "");
                for (int c = 0; c < row.width(); c++) {
                    b.append(" [").append(row.cell(c)).append(']');
                }
                found.add(b.toString());
            }
        }
        return found;
    }

    @Test
    void rowNumbersAreTheLinesOfTheFile() throws Exception {
        assertThat(read("a,b\r\n\r\n\"x\ny\",\"q\"\"q\"\rc,\nlast", ',', FileLimits.DEFAULT))
                .containsExactly("1 [a] [b]", "2 []", "3 [x\ny] [q\"q]", "5 [c] []", "6 [last]");
    }

    @Test
    void aLongLineIsCutAndNothingElse() throws Exception {
        FileLimits limits = FileLimits.DEFAULT.with(FileLimit.ROW_CHARACTERS, 10);
        assertThat(read("a,b\n12345678901234567890,x\nc,d\n\"12345678901234567890\",x\ne,\"f\"\n", ',', limits))
                .containsExactly("1 [a] [b]", "2! [1234567890 ]", "3 [c] [d]", "4! [123456789]", "5 [e] [f]");
    }

    @Test
    void aQuotationWithoutEndIsGivenUpWithoutReadingEverything() {
        StringBuilder text = new StringBuilder("a,b\n\"open,x\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("more,lines\n");
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> read(text.toString(), ',', FileLimits.DEFAULT.with(FileLimit.ROW_CHARACTERS, 20)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("f.csv 第2行起的一行到 32768 个字符（limits.yml 的 rowCharacters 的四倍）还没有结束：双引号不配对。请检查该行的双引号后再报送。");
    }

    @Test
    void hostileFiles() throws Exception {
        Path folder = Path.of(System.getProperty("jidu.shared", "none"), "hostile", "csv-spectrum");
        assumeTrue(Files.isDirectory(folder), "no hostile files here");
        try (Stream<Path> files = Files.list(folder.resolve("csvs"))) {
            // the corpus gives another telephone number in what it expects of location_coordinates.csv
            for (Path file : files.filter(p -> !p.endsWith("location_coordinates.csv"))
                    .sorted()
                    .toList()) {
                String json = Files.readString(folder.resolve("json")
                        .resolve(file.getFileName().toString().replace(".csv", ".json")));
                List<List<String>> rows = new ArrayList<>();
                try (FileRows read = new CsvRows(
                        "f", new StringReader(Files.readString(file)), TextDialect.of(','), FileLimits.DEFAULT)) {
                    for (FileRow row = read.next(); row != null; row = read.next()) {
                        List<String> cells = new ArrayList<>();
                        for (int c = 0; c < row.width(); c++) {
                            cells.add(row.cell(c));
                        }
                        rows.add(cells);
                    }
                }
                assertThat(json(rows)).as(file.getFileName().toString()).isEqualTo(json.replaceAll("\\s", ""));
            }
        }
    }

    /** As the corpus writes it, one object per row, without white space. */
    private static String json(List<List<String>> rows) {
        StringBuilder b = new StringBuilder("[");
        for (List<String> row : rows.subList(1, rows.size())) {
            b.append(b.length() > 1 ? ",{" : "{");
            for (int c = 0; c < row.size(); c++) {
                b.append(c > 0 ? "," : "")
                        .append(quoted(rows.get(0).get(c)))
                        .append(':')
                        .append(quoted(row.get(c)));
            }
            b.append('}');
        }
        return b.append("]").toString().replaceAll("\\s", "");
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        return '"' + escaped + '"';
    }
}
