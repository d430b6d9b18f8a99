package cn.jidu.bench.peer;

import cn.jidu.definition.text.FormulaGuard;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The lists of {@link PeerResults} out of Jidu's own data package: columns and rows left out, nothing worked out. */
final class JiduLists {
    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Path data;
    private final Path results;

    private JiduLists(Path data, Path results) {
        this.data = data;
        this.results = results;
    }

    static void write(Path data, Path results) throws IOException {
        Files.createDirectories(results);
        JiduLists lists = new JiduLists(data, results);
        Predicate<CSVRecord> peers = r -> PeerResults.SOURCES.contains(r.get("SOURCE"));
        lists.list(
                "measurements.csv",
                PeerResults.FIGURES,
                r -> r.get("PLAN").equals("_Z")
                        && r.get("TIME_PERIOD").equals("2018-Q2")
                        && PeerResults.INDICATORS.contains(r.get("INDICATOR")),
                List.of("REF_AREA", "INDICATOR", "OBS_VALUE"));
        lists.list("rejects.csv", PeerResults.REJECTS, peers, List.of("DELIVERY", "ROW", "FIELD", "CODE", "VALUE"));
        lists.list(
                "findings.csv",
                PeerResults.FINDINGS,
                peers.and(r -> PeerResults.RULES.contains(r.get("CODE"))),
                List.of("CODE", "SOURCE", "REF_AREA", "DELIVERY", "ROW"));
        lists.list(
                "reconciliation.csv",
                PeerResults.BALANCE,
                peers,
                List.of("SOURCE", "REF_AREA", "STAGE", "REASON", "ROWS"));
    }

    private void list(String from, String to, Predicate<CSVRecord> wanted, List<String> columns) throws IOException {
        try (CSVParser rows = WITH_HEADER.parse(Files.newBufferedReader(data.resolve(from)));
                BufferedWriter out = Files.newBufferedWriter(results.resolve(to));
                CSVPrinter csv = new CSVPrinter(
                        out,
                        CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
            csv.printRecord(columns);
            for (CSVRecord row : rows) {
                if (wanted.test(row)) {
                    csv.printRecord(columns.stream()
                            .map(c -> FormulaGuard.original(row.get(c)))
                            .toList());
                }
            }
        }
    }
}
