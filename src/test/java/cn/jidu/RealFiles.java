package cn.jidu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Published real files, where they are at hand, and contracts for them; no row of them is in the project. */
public final class RealFiles {
    private static final Path FOLDER =
            Path.of(System.getProperty("jidu.shared", "none")).resolve("real");
    private static final Path CONTRACTS = Path.of("src", "test", "resources", "real");

    private RealFiles() {}

    /** To be called before anything else: the tests are skipped where the files are not there. */
    public static void assumeThere() {
        assumeTrue(Files.isDirectory(FOLDER), "no real files here");
    }

    /** Puts a file into an inbox, its bytes as they are, only unzipped. */
    public static void put(String name, Path inbox, String deliveredAs) throws IOException {
        try (InputStream in = open(name)) {
            Files.copy(in, Files.createDirectories(inbox).resolve(deliveredAs), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    /** The rows of a CSV file in UTF-8, by their headings. */
    public static List<CSVRecord> rows(String name) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = format.parse(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return rows.getRecords();
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Files.newInputStream(FOLDER.resolve(name));
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /**
     * The project's definitions, with a province that real files are of, and with definitions for those files in place
     * of the project's of the same name.
     *
     * @param own a folder of src/test/resources/real
     */
    public static Definitions definitions(Path folder, String own) throws IOException {
        Path jobs = JobsCopy.into(folder);
        Path contracts = CONTRACTS.resolve(own);
        try (Stream<Path> files = Files.walk(contracts)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, jobs.resolve(contracts.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(
                jobs.resolve("reference").resolve("areas.csv"), "230000,黑龙江省,province,\n", StandardOpenOption.APPEND);
        return JobsCopy.load(jobs);
    }
}
