package cn.jidu.cli;

import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.JobsCopy;
import cn.jidu.release.CountyPlan;
import cn.jidu.release.sign.TestKey;
import cn.jidu.report.data.FileHashes;
import cn.jidu.store.Database;
import cn.jidu.store.KeptSite;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A home from which two people, {@code a} and {@code b}, release a county's report of 2018Q2, command by command. */
public final class ReleaseHome implements AutoCloseable {
    /** So that the missing sources hold nothing. */
    public static final List<String> ANSWERED =
            List.of("--override", "INCOMPLETE", "--override", "FIGURES_MISSING", "--reason", "贷款下季补报");

    private static final String PLAN = CountyPlan.KEY;
    private static final String PEOPLE = """
            people:
              - {name: 王五, token: %s, roles: [statistician, approver]}
              - {name: 赵六, token: %s, roles: [statistician, approver]}
            """;

    private static final KeptSite<Integer> DRAFTED = new KeptSite<>("release-home", (folder, database) -> {
        ReleaseHome home = new ReleaseHome(folder, database).begun();
        home.send(CountyPlan.ROWS);
        return home.run();
    });

    private final Path folder;
    private final Path jobs;
    private final Database database;
    private int sent;

    private ReleaseHome(Path folder, Database database) {
        this.folder = folder;
        this.jobs = folder.resolve("jobs");
        this.database = database;
    }

    /** @param folder of its own, empty */
    public ReleaseHome(Path folder) throws IOException {
        this(folder, TestDatabase.fresh());
        begun();
    }

    /** One whose first revision is made from {@link CountyPlan#ROWS}; it is closed before the next is asked for. */
    public static ReleaseHome drafted() {
        KeptSite.Copy<Integer> drafted = DRAFTED.copy();
        ReleaseHome home = new ReleaseHome(drafted.folder(), drafted.database());
        home.sent = 1;
        return home;
    }

    private ReleaseHome begun() throws IOException {
        CountyPlan.into(folder);
        Files.writeString(jobs.resolve("people.yml"), PEOPLE.formatted(hash("a"), hash("b")));
        for (String who : List.of("a", "b")) {
            Files.writeString(token(who), who.repeat(40));
        }
        // one severe finding of one row is too many for it, whatever people decide
        Files.delete(jobs.resolve("gates/ERROR_FINDINGS.yml"));
        Files.createDirectory(folder.resolve("inbox"));
        return this;
    }

    /** Where everything of it lies. */
    public Path folder() {
        return folder;
    }

    /** A later file stands in the place of the earlier one. */
    public void send(String rows) throws IOException {
        Files.writeString(folder.resolve("inbox/registration_331002_2018Q2_" + sent + ".csv"), rows);
        sent++;
    }

    /** One filing, of a name that two enterprises have: whose it is has to be decided. */
    public void sendWhatNobodyCanMatch() throws IOException {
        Files.writeString(folder.resolve("inbox/tax_331002_2018Q2.csv"), """
                纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）
                ,同名厂,331002,2018Q2,1000,10
                """);
    }

    /** One decides whose filing it is; where that is decided, takes it back. */
    public void decide(String who) {
        jidu("decide"); // what may be decided is looked for
        List<String> standing = db().queryForList("""
                        select left(md5(subject || ' ' || enterprise_id), 12) from jidu.match_decision
                        where withdrawn_at is null""", String.class);
        List<String> waiting =
                db().queryForList("select candidate_id from jidu.candidate order by candidate_id", String.class);
        expectDone(jidu(
                "decide",
                standing.isEmpty() ? "--accept" : "--withdraw",
                standing.isEmpty() ? waiting.get(0) : standing.get(0),
                "--reason",
                "电话核实",
                "--as",
                token(who).toString()));
    }

    /** One sets a figure otherwise and another agrees; where it is set, takes it back. */
    public void adjust(int value) throws IOException {
        List<Long> standing = db().queryForList(
                        "select adjustment_id from jidu.figure_adjustment where withdrawn_at is null", Long.class);
        if (!standing.isEmpty()) {
            expectDone(jidu(
                    "adjust",
                    "--withdraw",
                    standing.get(0).toString(),
                    "--reason",
                    "行已补报",
                    "--as",
                    token("a").toString()));
            return;
        }
        Path evidence = Files.writeString(folder.resolve("来函.txt"), "登记系统停机");
        expectDone(jidu(
                "adjust",
                PLAN + "/new-enterprises",
                "--area",
                "331002",
                "--quarter",
                "2018Q2",
                "--value",
                String.valueOf(value),
                "--keep",
                "--reason",
                "登记系统停机",
                "--evidence",
                evidence.toString(),
                "--as",
                token("a").toString()));
        Long number = db().queryForObject("select max(adjustment_id) from jidu.figure_adjustment", Long.class);
        expectDone(jidu(
                "adjust", "--agree", String.valueOf(number), "--as", token("b").toString()));
    }

    private static void expectDone(Said said) {
        if (said.status() != 0) {
            throw new IllegalStateException(said.toString());
        }
    }

    /** What is found out about a released file. */
    public int verified(int revision, String file) {
        return verify(released(revision).resolve(file)).status();
    }

    /** What is found out about a file. */
    public Said verify(Path file) {
        return jidu("verify", file.toString());
    }

    /** From now on it can sign. */
    public void keyed() throws Exception {
        Path schedule = jobs.resolve("schedule.yml");
        Files.writeString(
                schedule, Files.readString(schedule) + "signing: {key: keys/site.p12, password: keys/site.password}\n");
        Path keys = Files.createDirectories(folder.resolve("home/keys"));
        TestKey.of("CN=台州市统计局,C=CN", "2018-01-01", "2100-01-01")
                .write(keys.resolve("site.p12"), keys.resolve("site.password"));
    }

    /** Another wording of the plan, which changes no figure. */
    public void upgrade() throws IOException {
        JobsCopy.change(jobs.resolve("plans/" + PLAN + ".yml"), "新增小微企业\n", "新增的小微企业\n");
    }

    /** @return the newest revision's number */
    public int run() {
        Said run = jidu("run", "2018Q2", "--inbox", folder.resolve("inbox").toString(), "--plan", PLAN);
        if (!run.out().contains("修订：2018Q2 r")) {
            throw new IllegalStateException(run.toString());
        }
        return Objects.requireNonNull(
                db().queryForObject("select max(number) from jidu.revision where quarter = '2018Q2'", Integer.class));
    }

    /** Takes a step in this process. */
    public Said step(String who, String command, int revision, List<String> more) {
        return Said.jidu(arguments(who, command, revision, more));
    }

    /** The arguments of the step, for a process of its own too. */
    public String[] arguments(String who, String command, int revision, List<String> more) {
        return withPlaces(Stream.concat(
                Stream.of(
                        command,
                        "2018Q2",
                        "r" + revision,
                        "--plan",
                        PLAN,
                        "--as",
                        token(who).toString()),
                more.stream()));
    }

    /** The arguments of an adjustment by one of the two. */
    public String[] adjust(String who, String... arguments) {
        return withPlaces(Stream.concat(Stream.of("adjust", "--as", token(who).toString()), Stream.of(arguments)));
    }

    private Said jidu(String... arguments) {
        return Said.jidu(withPlaces(Stream.of(arguments)));
    }

    private String[] withPlaces(Stream<String> arguments) {
        Stream<String> places = Stream.of(
                "--home",
                folder.resolve("home").toString(),
                "--jobs",
                jobs.toString(),
                "--db",
                TestDatabase.held(database));
        return Stream.concat(arguments, places).toArray(String[]::new);
    }

    /** Where a revision's release lies. */
    public Path released(int revision) {
        return folder.resolve("home/releases/" + PLAN + "/2018Q2/r" + revision);
    }

    /** The release's files and the SHA-256 of their bytes; none where it was not published. */
    public SortedMap<String, String> files(int revision) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.exists(released(revision))) {
            try (Stream<Path> all = Files.list(released(revision))) {
                for (Path file : all.toList()) {
                    files.put(file.getFileName().toString(), FileHashes.sha256(file));
                }
            }
        }
        return files;
    }

    /** The steps of a revision's release as they are kept, one word each. */
    public String steps(int revision) {
        return String.join(" ", db().queryForList("""
                        select s.step from jidu.release_step s join jidu.revision r on r.revision_id = s.revision_id
                        where r.number = ? order by s.step_id""", String.class, revision));
    }

    /** How many entries the audit has, of which none is broken. */
    public long audited() {
        AuditTrail trail = new AuditTrail(db());
        trail.firstBroken().ifPresent(e -> {
            throw new IllegalStateException(e.toString());
        });
        return trail.last().map(e -> e.number()).orElse(0L);
    }

    /** Of its owner. */
    public JdbcTemplate db() {
        return new JdbcTemplate(database.owner());
    }

    private Path token(String who) {
        return folder.resolve(who + ".token");
    }

    private static String hash(String who) {
        return FileHashes.sha256(who.repeat(40).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        database.close();
    }
}
