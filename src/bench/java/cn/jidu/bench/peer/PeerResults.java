package cn.jidu.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The lists that every peer leaves in its folder, each with a header, in any order. */
final class PeerResults {
    /** {@code area,indicator,value}. */
    static final String FIGURES = "figures.csv";
    /** {@code file,row,field,code,value}: every fault of every row that was not loaded. */
    static final String REJECTS = "rejects.csv";
    /** {@code code,source,area,file,row}: of {@link #RULES}. */
    static final String FINDINGS = "findings.csv";
    /** {@code source,area,stage,reason,rows}: matches by tier among them. */
    static final String BALANCE = "balance.csv";

    static final List<String> LISTS = List.of(FIGURES, REJECTS, FINDINGS, BALANCE);

    /** The findings that all peers make: five rules over rows, and a wrong check digit. */
    static final List<String> RULES = List.of(
            "NOT_REGISTERED",
            "NAME_MISMATCH",
            "AREA_MISMATCH",
            "ENDED_BUT_FILING",
            "NOT_TAX_REGISTERED",
            "CODE_CHECK_DIGIT");

    /** The figures that all peers make. */
    static final List<String> INDICATORS = List.of(
            "enterprise-stock",
            "new-enterprises",
            "company-share",
            "tax-registration-rate",
            "tax-benefit-coverage",
            "loan-balance",
            "borrowers",
            "credit-loan-balance",
            "inclusive-loan-balance",
            "directory-rate",
            "individual-share");

    /** The extracts that all peers read. */
    static final List<String> SOURCES = List.of("registration", "tax", "loan", "roster");

    private final Path folder;

    PeerResults(Path folder) {
        this.folder = folder;
    }

    /** The rows of a list in order, without its header, the cells joined by commas. */
    List<String> lines(String list) throws IOException {
        try (CSVParser rows = CSVFormat.DEFAULT.parse(Files.newBufferedReader(folder.resolve(list)))) {
            return rows.stream().skip(1).map(r -> String.join(",", r)).sorted().toList();
        }
    }

    /** What was measured: 0 where the peer has no such thing. */
    double measured(String thing) throws IOException {
        return Files.readAllLines(folder.resolve(PeerClock.FILE)).stream()
                .filter(l -> l.startsWith(thing + " "))
                .mapToDouble(l -> Double.parseDouble(l.substring(thing.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
