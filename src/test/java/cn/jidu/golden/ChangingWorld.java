package cn.jidu.golden;

import cn.jidu.adjustment.AdjustedSubject;
import cn.jidu.adjustment.AdjustmentTable;
import cn.jidu.adjustment.AdjustmentTable.ProposedAdjustment;
import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.change.ChangeCause;
import cn.jidu.change.RevisionPair;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.MatchDecision;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.RowsFigure;
import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.reconcile.arrival.FileJudgements.GivenJudgement;
import cn.jidu.reconcile.match.SubjectSql;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.data.FileHashes;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A site of two counties to which anything happens, at random, and which remembers what did. */
final class ChangingWorld implements AutoCloseable {
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final Set<ChangeCause> OF_ROWS = EnumSet.of(
            ChangeCause.LATE_ROWS,
            ChangeCause.CORRECTED_ROWS,
            ChangeCause.REMOVED_ROWS,
            ChangeCause.MENDED_REJECTS,
            ChangeCause.REGISTRY);
    private static final Instant AT = Instant.parse("2018-07-20T01:00:00Z");
    private static final String COUNTY = "331002";
    /** What figures are set to: primes, which no rate of so few rows is. */
    static final List<BigDecimal> SET = List.of(BigDecimal.valueOf(41), BigDecimal.valueOf(67));

    private final Path home;
    private final Path inbox;
    private final Random random;
    private final RandomExtracts extracts;
    /** The names of all files that were sent. */
    private final List<String> sent = new ArrayList<>();

    private final Database database = TestDatabase.fresh();
    private final JdbcTemplate db = new JdbcTemplate(database.owner());
    private final Set<ChangeCause> happened = EnumSet.noneOf(ChangeCause.class);
    /** What may end or begin again with whatever rows come. */
    private final Set<ChangeCause> lasting = EnumSet.noneOf(ChangeCause.class);

    private Definitions was = ChangedDefinitions.PROJECT.definitions();
    private Definitions is = was;
    private int program;

    ChangingWorld(Path folder, Random random) throws IOException {
        this.home = folder.resolve("home");
        this.inbox = Files.createDirectories(folder.resolve("inbox"));
        this.random = random;
        this.extracts = new RandomExtracts(inbox, random);
        registration("331002", QUARTER);
        registration("331003", QUARTER);
        registration("331002", QUARTER.previous());
        taxes();
        loans();
        run();
    }

    Database database() {
        return database;
    }

    /** The causes of what has happened between the two newest revisions. */
    Set<ChangeCause> happened() {
        return happened;
    }

    /** One to three things. */
    void anything() throws IOException {
        happened.clear();
        happened.addAll(lasting);
        was = is;
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(12)) {
                case 0, 1 -> registration("331002", QUARTER);
                case 2 -> registration("331003", QUARTER);
                case 3 -> registration("331002", QUARTER.previous());
                case 4 -> taxes();
                case 5 -> loans();
                case 6 -> decide();
                case 7, 8 -> adjust();
                case 9 -> define();
                case 10 -> judge();
                default -> anotherProgram();
            }
        }
    }

    private void registration(String county, Quarter quarter) throws IOException {
        sent.add(extracts.registration(county, quarter));
        arrived(quarter);
    }

    private void taxes() throws IOException {
        sent.add(extracts.taxes(QUARTER));
        arrived(QUARTER);
    }

    private void loans() throws IOException {
        sent.add(extracts.loans(QUARTER));
        arrived(QUARTER);
    }

    private void arrived(Quarter quarter) {
        if (quarter.equals(QUARTER)) {
            happened.addAll(OF_ROWS);
        } else {
            happened.add(ChangeCause.EARLIER_QUARTER);
            happened.addAll(isCarriedForward() ? OF_ROWS : Set.of());
        }
    }

    /** As long as the quarter's own registry is held, the one before stands for it, with whatever is corrected in it. */
    private boolean isCarriedForward() {
        return db.queryForList("""
                        select from jidu.delivery where source = 'registration' and area_code = '331002'
                        and quarter = ? and state = 'loaded'""", QUARTER.toString()).isEmpty();
    }

    /** That a file which was held counts, or that it does so no more. */
    private void judge() {
        String file = sent.get(random.nextInt(sent.size()));
        FileJudgements files = new FileJudgements(database, is);
        GivenJudgement word = new GivenJudgement("电话核实", "王芳", AT);
        if (!files.unaccept(file, word)) {
            files.accept(file, word);
        }
        arrived(file.contains(QUARTER.toString()) ? QUARTER : QUARTER.previous());
    }

    /** That the row without a code is somebody's, or that this is taken back. */
    private void decide() {
        DecisionTable table = new DecisionTable(database);
        GivenWord word = new GivenWord("王芳", "电话核实", AT);
        Optional<MatchDecision> standing =
                table.list().stream().filter(d -> d.withdrawn().isEmpty()).findFirst();
        if (standing.isPresent()) {
            table.withdraw(standing.get().handle(), word);
        } else {
            String subject = SubjectSql.id("'331002'::text", "''::text", "'" + RandomExtracts.NAMED + "'::text");
            List<UUID> enterprises = db.queryForList("""
                    select enterprise_id from jidu.panel_enterprise_quarter where quarter = '2018Q2'
                    group by enterprise_id order by min(uscc)""", UUID.class);
            table.decide(List.of(new GivenDecision(
                    candidate(
                            db.queryForObject("select " + subject, String.class),
                            enterprises.get(random.nextInt(enterprises.size()))),
                    DecisionKind.MATCH,
                    false,
                    word)));
        }
        lasting.add(ChangeCause.DECISIONS);
        happened.add(ChangeCause.DECISIONS);
    }

    private static MatchCandidate candidate(String subject, UUID enterprise) {
        return new MatchCandidate(
                "2018Q2",
                subject.substring(0, 12),
                subject,
                "331002",
                "",
                RandomExtracts.NAMED,
                "loan",
                "",
                1,
                enterprise,
                "某厂",
                "名称=相近",
                "中",
                List.of(),
                "");
    }

    /** That a number or a rate is another, of the county or of all, or that this is taken back. */
    private void adjust() {
        AdjustmentTable table = new AdjustmentTable(database);
        AdjustedSubject subject = new AdjustedSubject(
                QUARTER,
                "small_micro",
                random.nextBoolean() ? "new-enterprises" : "company-share",
                random.nextBoolean() ? COUNTY : "331000");
        Optional<FigureAdjustment> open = table.list().stream()
                .filter(a -> a.withdrawn().isEmpty() && a.subject().equals(subject))
                .findFirst();
        Optional<RowsFigure> given = RowsFigure.find(db, newest().orElseThrow(), subject);
        if (open.isPresent()) {
            table.withdraw(open.get().number(), "行已补报", "王五", AT);
        } else if (given.isPresent()) {
            long number = table.propose(
                            new ProposedAdjustment(
                                    subject,
                                    SET.get(random.nextInt(SET.size())),
                                    given.get().value(),
                                    random.nextBoolean(),
                                    "来函",
                                    new KeptEvidence("来函.pdf", "00")),
                            "王五",
                            AT)
                    .number();
            table.agree(number, "赵六", AT);
        }
        lasting.add(ChangeCause.ADJUSTMENT);
        happened.add(ChangeCause.ADJUSTMENT);
    }

    private void define() {
        ChangedDefinitions to = ChangedDefinitions.values()[random.nextInt(ChangedDefinitions.values().length)];
        is = to.definitions();
        happened.addAll(EnumSet.of(
                ChangeCause.RULE, ChangeCause.DEFINITION, ChangeCause.BOUNDARY, ChangeCause.EARLIER_QUARTER));
    }

    /** It counts otherwise than the one before did. */
    private void anotherProgram() {
        program++;
        db.update("update jidu.figure set value = value + 1 where indicator in ('enterprise-stock', 'borrowers')");
        happened.add(ChangeCause.PROGRAM_VERSION);
        happened.add(ChangeCause.EARLIER_QUARTER);
    }

    /** @return whether there is a new revision */
    boolean run() {
        int before = newest().map(Revision::number).orElse(0);
        world().measure(QUARTER.toString(), inbox);
        return newest().orElseThrow().number() > before;
    }

    private World world() {
        return new World(home, is, database, "jidu " + program);
    }

    private Optional<Revision> newest() {
        return new Revisions(db).findNewest(QUARTER);
    }

    /** The two newest. */
    RevisionPair pair() {
        Revision after = newest().orElseThrow();
        Revision before = new Revisions(db).find(QUARTER, after.number() - 1).orElseThrow();
        return new RevisionPair(before, was, after, is);
    }

    /** The hashes of what is printed of the newest. */
    List<String> printed() throws IOException {
        List<String> hashes = new ArrayList<>();
        Path folder = world().run(QUARTER.toString(), inbox, Set.of("331002")).folder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                hashes.add(folder.relativize(file) + " " + FileHashes.sha256(file));
            }
        }
        return hashes;
    }

    @Override
    public void close() {
        database.close();
    }
}
