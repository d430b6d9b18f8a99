package cn.jidu.bench;

import cn.jidu.candidate.UnmatchedSubjects;
import cn.jidu.candidate.UnmatchedSubjects.Unmatched;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What decisions cost a night, in processor seconds of the program and of the server, printing aside: the same files in two
 * homes, one of which keeps a decision for every filing that no rule matches: a full run, a county's corrected loans,
 * and a night with nothing new. Before them a third home warms the process up, and tells what the night after the decisions
 * costs.
 *
 * <p>Arguments: a folder for everything, a number of registrations and of decisions.
 */
public final class DecisionBench {
    private static final int CODE = 18;

    private final Path inbox;
    private final Path loans;

    /** The right code, by the one that a filing has. */
    private final Map<String, String> right;

    private DecisionBench(Path inbox, Path loans, Map<String, String> right) {
        this.inbox = inbox;
        this.loans = loans;
        this.right = right;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "decisions" + scale);
        Path inbox = Sites.sample(scale, CorrectionBench.SOURCES, folder.resolve("sample"));
        Path loans = CorrectionBench.files(inbox, scale / 100).get(0);
        Map<String, String> right = spoilt(inbox, Integer.parseInt(args[2]));
        Sites.say("%d registrations, %d filings under a code of nobody, load %s", scale, right.size(), Sites.load());
        DecisionBench bench = new DecisionBench(inbox, loans, right);
        Map<Unmatched, String> decided;
        RunSite first = Sites.open(folder.resolve("first"));
        try (Database database = first.database()) {
            bench.run(first, "without, cold, full run");
            decided = bench.decided(first);
            bench.decide(first, decided);
            bench.run(first, "the night after they were made");
        }
        List<String> corrected = Files.readAllLines(loans, CorrectionBench.BYTES);
        RunSite with = Sites.open(folder.resolve("with"));
        try (Database database = with.database()) {
            bench.decide(with, decided);
            bench.nights(with, "with");
            Sites.say(
                    "rows tied by decisions: %d",
                    new JdbcTemplate(database.reader())
                            .queryForObject(
                                    "select count(*) from jidu.decision_use where revision_id = 1", Long.class));
        }
        Files.write(loans, corrected, CorrectionBench.BYTES);
        RunSite without = Sites.open(folder.resolve("without"));
        try (Database database = without.database()) {
            bench.nights(without, "without");
        }
    }

    /** Gives some filings a code and a name that no registration has; returns the right codes by the wrong ones. */
    private static Map<String, String> spoilt(Path inbox, int filings) throws IOException {
        Map<String, String> right = new HashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(inbox)) {
            files = all.filter(f -> f.getFileName().toString().startsWith("tax_"))
                    .sorted()
                    .toList();
        }
        for (int left = files.size(); left > 0; left--) {
            Path file = files.get(files.size() - left);
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int from = Math.max(1, lines.size() - (filings - right.size()) / left);
            for (int i = from; i < lines.size(); i++) {
                String line = lines.get(i);
                String code = line.substring(0, line.indexOf(','));
                if (code.length() == CODE) {
                    String wrong = "9" + code.substring(1, 8) + "X" + code.substring(9, 16) + "WW";
                    right.put(wrong, code);
                    lines.set(i, wrong + ",原" + line.substring(code.length() + 1));
                }
            }
            Files.write(file, lines);
        }
        return right;
    }

    private void nights(RunSite site, String title) throws IOException {
        run(site, title + ", full run");
        List<String> lines = Files.readAllLines(loans, CorrectionBench.BYTES);
        Files.write(loans, lines.subList(0, lines.size() - 1), CorrectionBench.BYTES);
        run(site, title + ", loans corrected");
        run(site, title + ", nothing new");
    }

    private void run(RunSite site, String title) {
        new CorrectionBench(site.database().owner()).run(site, inbox, title);
    }

    /** The enterprise that is meant, by what a row says. */
    private Map<Unmatched, String> decided(RunSite site) {
        JdbcTemplate db = new JdbcTemplate(site.database().reader());
        Revision revision = new Revisions(db).findNewest(Sites.QUARTER).orElseThrow();
        Map<String, String> enterprises = new HashMap<>();
        db.query(
                "select uscc, enterprise_id from jidu.panel_enterprise_quarter where quarter = ? and uscc is not null",
                row -> {
                    enterprises.put(row.getString(1), row.getString(2));
                },
                Sites.QUARTER.toString());
        Map<Unmatched, String> decided = new HashMap<>();
        for (Unmatched row : UnmatchedSubjects.of(site, revision)) {
            String enterprise = enterprises.get(right.get(row.code()));
            if (enterprise != null) {
                decided.put(row, enterprise);
            }
        }
        return decided;
    }

    private void decide(RunSite site, Map<Unmatched, String> decided) {
        new JdbcTemplate(site.database().owner()).batchUpdate("""
                insert into jidu.match_decision (kind, subject, county_code, code, name, enterprise_id, from_quarter,
                    reason, evidence, needs_second, decided_by, decided_at)
                values ('match', ?, ?, ?, ?, ?::uuid, ?, '电话核实', '', false, 'bench', now())""", decided.entrySet(), 1000, (insert, d) -> {
            insert.setString(1, d.getKey().id());
            insert.setString(2, d.getKey().county());
            insert.setString(3, d.getKey().code());
            insert.setString(4, d.getKey().name());
            insert.setString(5, d.getValue());
            insert.setString(6, Sites.QUARTER.toString());
        });
        Sites.say("%d decisions", decided.size());
    }
}
