package cn.jidu.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The sample files of every source, short, in every encoding and as workbooks. */
final class Seeds {
    private static final int LINES = 50;
    private static final int FILES_OF_A_SOURCE = 3;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Seeds() {}

    /** @param inbox of the sample data; the same files give the same seeds in the same order */
    static List<Seed> of(Path inbox) {
        TreeMap<String, List<Path>> bySource = new TreeMap<>();
        try (Stream<Path> files = Files.list(inbox)) {
            files.filter(f -> f.toString().matches(".*\\.(csv|txt)"))
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(f -> bySource.computeIfAbsent(source(f), s -> new ArrayList<>())
                            .add(f));
            List<Seed> seeds = new ArrayList<>();
            for (List<Path> all : bySource.values()) {
                all.stream()
                        .filter(f -> lines(f).size() > 4)
                        .limit(FILES_OF_A_SOURCE)
                        .forEach(f -> add(f, seeds));
            }
            return seeds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('_'));
    }

    private static void add(Path file, List<Seed> seeds) {
        List<String> lines = lines(file);
        String text = String.join("\r\n", lines.subList(0, Math.min(LINES, lines.size()))) + "\r\n";
        char delimiter = delimiter(text);
        List<List<String>> rows = rows(text, delimiter);
        String stem = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
        String csv = stem + ".csv";
        String source = source(file);
        seeds.add(text(csv, source, new byte[0], StandardCharsets.UTF_8, text, delimiter, rows));
        seeds.add(text(csv, source, bytes(0xEF, 0xBB, 0xBF), StandardCharsets.UTF_8, text, delimiter, rows));
        seeds.add(text(csv, source, new byte[0], GB18030, text, delimiter, rows));
        seeds.add(text(csv, source, bytes(0xFF, 0xFE), StandardCharsets.UTF_16LE, text, delimiter, rows));
        seeds.add(text(csv, source, bytes(0xFE, 0xFF), StandardCharsets.UTF_16BE, text, delimiter, rows));
        List<List<String>> all = records(text, delimiter);
        seeds.add(new Seed(stem + ".xlsx", source, Workbooks.xlsx(all), Optional.empty(), delimiter, rows));
        seeds.add(new Seed(stem + ".xls", source, Workbooks.xls(all), Optional.empty(), delimiter, rows));
    }

    private static Seed text(
            String name,
            String source,
            byte[] mark,
            Charset charset,
            String text,
            char delimiter,
            List<List<String>> rows) {
        byte[] plain = text.getBytes(charset);
        byte[] bytes = ByteBuffer.allocate(mark.length + plain.length)
                .put(mark)
                .put(plain)
                .array();
        return new Seed(name, source, bytes, Optional.of(charset), delimiter, rows);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static List<String> lines(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
                try {
                    String text =
                            charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                    return text.replace("\uFEFF", "").lines().toList();
                } catch (CharacterCodingException e) {
                    // the next one
                }
            }
            return new String(bytes, StandardCharsets.UTF_16).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that stands most often. */
    private static char delimiter(String text) {
        return ",\t;|"
                .chars()
                .mapToObj(c -> (char) c)
                .max(Comparator.comparingLong(
                        c -> text.chars().filter(t -> t == c).count()))
                .orElseThrow();
    }

    /** The header, which is the first row of more than two cells, and the rows below it that are as wide and begin with a code or a name. */
    private static List<List<String>> rows(String text, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : records(text, delimiter)) {
            boolean header =
                    rows.isEmpty() && row.stream().filter(c -> !c.isBlank()).count() > 2;
            boolean data = !rows.isEmpty()
                    && row.size() == rows.get(0).size()
                    && !row.get(0).isBlank()
                    && !row.get(0).matches("(?s)[合总注备说填制 　].*");
            if (header || data) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> records(String text, char delimiter) {
        try (CSVParser parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setDelimiter(delimiter).get())) {
            List<List<String>> records = new ArrayList<>();
            for (CSVRecord record : parser) {
                records.add(record.toList());
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
