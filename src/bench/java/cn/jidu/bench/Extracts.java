package cn.jidu.bench;

import cn.jidu.sample.city.SampleOptions;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Extracts of a source with about so many rows and nothing wrong in them: a file per county, or one of the whole city as
 * CSV or as a workbook. What is there already is used again.
 *
 * <p>Run by itself it writes workbooks; their shared texts are held in memory until the end, which takes more of it than
 * the benchmarks have. Arguments: a folder and one or more numbers of registrations.
 */
public final class Extracts {
    /** How many entities the sample city must have for one row. */
    private static final Map<String, Double> ENTITIES = Map.of("registration", 1.0, "tax", 1.527, "loan", 5.117);

    private static final String AREA = "331000";

    private final Path folder;
    private final String source;
    private final int rows;

    Extracts(Path folder, String source, int rows) {
        if (rows <= SampleOptions.LARGEST_WITH_EXPECTED) {
            throw new IllegalArgumentException("a city of " + rows + " entities has faults planted in it");
        }
        this.folder = folder.resolve(source + "-" + rows);
        this.source = source;
        this.rows = rows;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException {
        for (int i = 1; i < args.length; i++) {
            new Extracts(Path.of(args[0]), "registration", Integer.parseInt(args[i])).workbook();
        }
    }

    /** The folder of nine CSV files. */
    Path counties() {
        Path inbox = folder.resolve("inbox");
        if (!Files.exists(inbox)) {
            Sites.sample((int) Math.round(rows * ENTITIES.get(source)), Set.of(source), folder);
        }
        return inbox;
    }

    /** The folder of one file with the rows of all counties: {@code csv} or {@code xlsx}. */
    Path city(String format) throws IOException {
        return (format.equals("xlsx") ? workbook() : csv()).getParent();
    }

    private Path csv() throws IOException {
        Path file = file("csv");
        if (Files.exists(file)) {
            return file;
        }
        boolean first = true;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Path county : files(counties())) {
                try (BufferedReader in = Files.newBufferedReader(county)) {
                    String header = in.readLine();
                    if (first) {
                        out.write(header + "\n");
                    }
                    in.transferTo(out);
                }
                first = false;
            }
        }
        return file;
    }

    /** As spreadsheet programs write it: texts shared, numbers and days as numbers. */
    private Path workbook() throws IOException {
        Path file = file("xlsx");
        if (Files.exists(file)) {
            return file;
        }
        try (BufferedReader lines = Files.newBufferedReader(csv());
                OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            List<String> header = List.of(lines.readLine().split(",", -1));
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            int row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row++;
                write(sheet, row, header, line.split(",", -1));
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static void write(Worksheet sheet, int row, List<String> header, String[] cells) {
        for (int column = 0; column < cells.length; column++) {
            String cell = cells[column];
            if (cell.isEmpty()) {
                continue;
            }
            if (header.get(column).endsWith("日期")) {
                sheet.value(row, column, LocalDate.parse(cell));
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (header.get(column).contains("元）")) {
                sheet.value(row, column, new BigDecimal(cell));
            } else {
                sheet.value(row, column, cell);
            }
        }
    }

    private Path file(String format) throws IOException {
        return Files.createDirectories(folder.resolve(format))
                .resolve(source + "_" + AREA + "_" + Sites.QUARTER + "." + format);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }
}
