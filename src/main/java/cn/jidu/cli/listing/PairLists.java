package cn.jidu.cli.listing;

import cn.jidu.candidate.CandidateTable;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.AnswerFile;
import cn.jidu.decision.AnswerSheet;
import cn.jidu.decision.CandidateQueue;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.MatchDecision;
import cn.jidu.decision.PairEffects;
import cn.jidu.decision.PairQuestions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader.Loaded;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.row.RowPlace;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/** The pairs that wait for a decision, and the decisions that were made: listed, and put into files. */
final class PairLists {
    private final SiteOptions site;
    private final Database database;
    private final Loaded loaded;
    private final Definitions definitions;
    private final ZoneId zone;
    private final boolean json;
    private final PackageTexts texts = TerminalTexts.texts();

    /** @param json whether lists are for programs */
    PairLists(SiteOptions site, Database database, Loaded loaded, ZoneId zone, boolean json) {
        this.site = site;
        this.database = database;
        this.loaded = loaded;
        this.definitions = loaded.definitions().orElseThrow();
        this.zone = zone;
        this.json = json;
    }

    SiteOptions site() {
        return site;
    }

    Database database() {
        return database;
    }

    Loaded loaded() {
        return loaded;
    }

    Definitions definitions() {
        return definitions;
    }

    CandidateQueue queue() {
        return new CandidateQueue(new JdbcTemplate(database.reader()), definitions, loaded.decisionBounds());
    }

    void print(Predicate<String> within) {
        FoundLines.print(waiting(within), json, "decide.none", this::line);
    }

    void export(Path file, Predicate<String> within) {
        List<MatchCandidate> waiting = waiting(within);
        write(
                file,
                PairQuestions.sheet(waiting, definitions, EffectWords.of(definitions)::all)
                        .parts(loaded.decisionBounds().sheetRows()));
        System.out.println(texts.get("decide.exported", waiting.size(), file));
    }

    private List<MatchCandidate> waiting(Predicate<String> within) {
        makeCandidates();
        return queue().list().stream().filter(c -> within.test(c.county())).toList();
    }

    /** @throws UsageException where the file is there already */
    static void write(Path file, List<AnswerSheet> sheets) {
        if (Files.exists(file)) {
            throw new UsageException(TerminalTexts.texts().get("usage.export.there", file));
        }
        new AnswerFile(file).write(sheets);
    }

    /** Puts a pair into the queue that nobody proposed. */
    void propose(String given, String code) {
        RowPlace place =
                RowPlace.parse(given).orElseThrow(() -> new UsageException(texts.get("usage.explain.row", given)));
        makeCandidates();
        String id = new Revisions(new JdbcTemplate(database.reader()))
                .listQuarters().stream()
                        .reduce((earlier, later) -> later)
                        .flatMap(newest ->
                                candidates().propose(newest, place.file(), place.sheet(), place.row(), code.strip()))
                        .orElseThrow(() -> new InputException(texts.get("input.noPair", given, code)));
        makeCandidates();
        FoundLines.print(
                queue().list().stream().filter(c -> c.id().equals(id)).toList(),
                json,
                "decide.alreadyDecided",
                this::line);
    }

    private CandidateTable candidates() {
        KeyedHash hash = KeyedHash.of(site.findHome().orElseThrow());
        return new CandidateTable(database, definitions, hash::hash);
    }

    /** Of the newest quarter; none are made where they stand, or where no home holds the key that they are compared by. */
    private void makeCandidates() {
        List<Quarter> quarters = new Revisions(new JdbcTemplate(database.reader())).listQuarters();
        if (!quarters.isEmpty() && site.findHome().isPresent()) {
            Quarter newest = quarters.get(quarters.size() - 1);
            candidates().make(newest);
            new Revisions(new JdbcTemplate(database.reader()))
                    .findNewest(newest)
                    .ifPresent(new PairEffects(database, definitions)::make);
        }
    }

    private String line(MatchCandidate c) {
        return texts.get(
                c.decided().isEmpty() ? "decide.waits" : "decide.changed",
                c.id(),
                c.level(),
                definitions.areas().nameOf(c.county()),
                Objects.requireNonNull(definitions.sources().get(c.source())).title(),
                c.name(),
                c.code().isEmpty() ? texts.get("decide.noCode") : c.code(),
                c.enterprise(),
                c.agreements(),
                c.rows(),
                c.place(),
                c.decided(),
                EffectWords.of(definitions).first(c));
    }

    void printDecided(Predicate<String> within) {
        List<MatchDecision> all = new DecisionTable(database)
                .list().stream().filter(d -> within.test(d.county())).toList();
        FoundLines.print(all, json, "decide.noneDecided", this::line);
    }

    private String line(MatchDecision d) {
        String state = d.withdrawn()
                .map(by -> texts.get("decide.withdrawnBy", by))
                .or(() -> d.second().map(by -> texts.get("decide.agreedBy", by)))
                .orElse(d.isPending() ? texts.get("decide.pending") : "");
        return texts.get(
                "decide.decided." + d.kind().word(),
                d.handle(),
                d.name(),
                d.code().isEmpty() ? texts.get("decide.noCode") : d.code(),
                d.enterprise(),
                d.fromQuarter(),
                d.by(),
                ListedFile.minutes(d.at(), zone),
                d.reason(),
                state);
    }
}
