package cn.jidu.golden;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** A CSV file as rows of named cells, to be compared whole. */
record Table(List<Map<String, String>> rows) {
    /** All that is said of a measurement. */
    static final List<String> MEASUREMENT = List.of(
            "PLAN",
            "TARGET_ID",
            "INDICATOR",
            "REF_AREA",
            "TIME_PERIOD",
            "OBS_VALUE",
            "UNIT",
            "BASIS",
            "FLOW",
            "CUMULATIVE",
            "YTD",
            "YOY",
            "TARGET",
            "PROGRESS",
            "TIME_PROGRESS",
            "PACE",
            "RANK",
            "RETURNED",
            "OBS_STATUS");

    /** A line of the statement of rows. */
    static final List<String> BALANCE = List.of("SOURCE", "REF_AREA", "TIME_PERIOD", "STAGE", "REASON", "ROWS");

    static Table read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            return new Table(parser.stream()
                    .map(r -> (Map<String, String>) new TreeMap<>(r.toMap()))
                    .toList());
        }
    }

    Table where(Predicate<Map<String, String>> keep) {
        return new Table(rows.stream().filter(keep).toList());
    }

    /** The rows as sorted text over these columns: what two tables are compared by. */
    List<String> lines(List<String> columns) {
        return rows.stream()
                .map(r -> columns.stream()
                        .map(c -> c + "=" + r.getOrDefault(c, "?"))
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""))
                .sorted()
                .toList();
    }

    List<String> values(String column) {
        return rows.stream().map(r -> r.getOrDefault(column, "?")).distinct().toList();
    }
}
