package cn.jidu.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of a text file: the cases of {@code csv-cases.txt}. */
class CsvCasesTest {
    private static final Source TENANTS = Fixture.DEFINITIONS.sources().get("park-tenant");

    @TempDir
    Path work;

    private record Case(String title, String file, List<String> expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Case> cases() throws IOException {
        String text;
        try (InputStream in = Objects.requireNonNull(CsvCasesTest.class.getResourceAsStream("csv-cases.txt"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return Stream.of(text.split("(?m)^== ")).skip(1).map(CsvCasesTest::of).toList();
    }

    private static Case of(String text) {
        StringBuilder file = new StringBuilder();
        List<String> expected = new ArrayList<>();
        // the blank line before the next case is none of the file's
        List<String> lines = text.replaceFirst("\n+$", "").lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("=> ")) {
                expected.add(line.substring(3).replace('␊', '\n'));
            } else {
                file.append(line).append('\n');
            }
        }
        String content = file.toString()
                .replace("␃\n", "")
                .replace('␉', '\t')
                .replace('␍', '\r')
                .replace('␀', '\0')
                .replace('⌖', '\uFEFF');
        return new Case(lines.get(0), content, expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsTheCaseSays(Case file) throws IOException {
        byte[] bytes = file.file.getBytes(StandardCharsets.UTF_8);
        OriginalFile original = new OriginalFile("f.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        List<String> found = new ArrayList<>();
        try (ExtractReader extract = ExtractReader.open(original, TENANTS, FileLimits.DEFAULT, work)) {
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                StringBuilder line = new StringBuilder().append(row.rowNo());
                for (int c = 0; c < row.width(); c++) {
                    line.append(" [").append(row.cell(c)).append(']');
                }
                found.add(line.toString());
            }
        } catch (RefusedException e) {
            found.add("refused " + e.message());
        }
        if (!file.expected.isEmpty() && file.expected.get(0).startsWith("refused")) {
            found = found.subList(found.size() - 1, found.size());
        }
        assertThat(found).isEqualTo(file.expected);
    }
}
