package cn.jidu.cleanse;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.intake.inbox.InboxCollector;
import cn.jidu.intake.inbox.QuietTime;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A home, a database and an inbox of their own, with the real definitions. */
public final class Fixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2019-10-08T01:00:00Z");
    public static final BatchBringer BY = new BatchBringer(BatchBringer.Way.RUN, "tester");
    /** By a clock that stands years before these files are written: none of them is young. */
    public static final QuietTime QUIET = QuietTime.of(Clock.fixed(NOW, ZoneOffset.UTC));

    public static final Definitions DEFINITIONS = definitions();
    public static final String REGISTRATION = "统一社会信用代码,注册号,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";

    public final Path inbox;
    public final SiteHome home;
    public final Database database;
    public final Archive archive;

    private final Definitions definitions;

    public Fixture(Path folder) {
        this(folder, DEFINITIONS);
    }

    /** As the other, with definitions of one's own. */
    public Fixture(Path folder, Definitions definitions) {
        this.definitions = definitions;
        inbox = folder.resolve("inbox");
        home = SiteHome.at(folder.resolve("home"));
        database = TestDatabase.fresh();
        archive = new Archive(home);
    }

    /** Only what intake reads, so that these tests depend on no panel and no plan. */
    private static Definitions definitions() {
        try {
            Path jobs = Files.createTempDirectory(Path.of("target"), "intake-jobs-");
            for (String part : List.of("sources", "reference")) {
                try (Stream<Path> files = Files.list(Path.of("jobs", part))) {
                    Files.createDirectories(jobs.resolve(part));
                    for (Path file : files.toList()) {
                        Path copy = jobs.resolve(part).resolve(file.getFileName());
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            Files.writeString(jobs.resolve("universes.yml"), "{}\n");
            return DefinitionLoader.load(jobs).definitions().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Fixture put(String name, String text) throws IOException {
        return put(name, text, StandardCharsets.UTF_8);
    }

    public Fixture put(String name, String text, Charset charset) throws IOException {
        Files.createDirectories(inbox.resolve(name).getParent());
        Files.write(inbox.resolve(name), text.getBytes(charset));
        return this;
    }

    public Optional<Long> collect() {
        return collector().collect(inbox, BY, NOW).batch();
    }

    public InboxCollector collector() {
        return collector(FileLimits.DEFAULT);
    }

    public InboxCollector collector(FileLimits limits) {
        return new InboxCollector(database, archive, bounded(limits), home, QUIET);
    }

    TakeIn takeIn() {
        return takeIn(FileLimits.DEFAULT);
    }

    TakeIn takeIn(FileLimits limits) {
        return new TakeIn(database, archive, bounded(limits), KeyedHash.of(home), home);
    }

    private Definitions bounded(FileLimits limits) {
        Definitions d = definitions;
        return new Definitions(
                d.sources(),
                d.panels(),
                d.universes(),
                d.indicators(),
                d.rules(),
                d.plans(),
                d.breakdowns(),
                d.tables(),
                d.areas(),
                limits,
                d.rejectBound(),
                d.progressBounds(),
                d.candidateRules(),
                d.files(),
                d.hash());
    }

    public List<TakeInOutcome> takeAll() {
        return takeAll(FileLimits.DEFAULT);
    }

    List<TakeInOutcome> takeAll(FileLimits limits) {
        TakeIn takeIn = takeIn(limits);
        List<TakeInOutcome> outcomes = new ArrayList<>();
        for (long id : takeIn.pending()) {
            outcomes.add(takeIn.take(id, TakeInProgress.NONE));
        }
        return outcomes;
    }

    /** Collects and takes in the one new file. */
    TakeInOutcome load(String name, String text) throws IOException {
        put(name, text).collect();
        List<TakeInOutcome> outcomes = takeAll();
        return outcomes.get(outcomes.size() - 1);
    }

    /** Rows with their cells joined by bars; null is ∅. */
    public List<String> query(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder b = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    String cell = rows.getString(i);
                    b.append(i > 1 ? " | " : "").append(cell == null ? "∅" : cell);
                }
                found.add(b.toString());
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
