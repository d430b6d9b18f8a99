package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.inbox.QuietTime;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.run.DefinitionBundle;
import cn.jidu.run.RunSite;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import cn.jidu.store.backup.SiteRestore.ServerLogin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a site is and what it works by; the same options for every command. */
public final class SiteOptions {
    /** The program's version, as in pom.xml; a test holds the two together. */
    public static final String VERSION = "0.1.0";
    /** All dates are those of Chinese governments. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A moment as terminals are told it, to the minute. */
    public static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);
    /** As messages are kept: the file's name is one word of a shell. */
    private static final Pattern KEPT_COMMAND = Pattern.compile("\\./jidu ingest (?:'[^']*'|\\\\'|[^\\s'])+");

    private static final Pattern PASSWORD = Pattern.compile("(?i)(?<=[?&])password=[^&]*&?");

    /** Where everything lies that a site writes. */
    @Option(names = "--home", paramLabel = "目录", defaultValue = "data", description = "本站的全部数据：数据库、原件、报告（默认 ./data）")
    public Path home = Path.of("data");

    /** The folder of the definitions; none where it is not given. */
    @Option(names = "--jobs", paramLabel = "目录", description = "定义所在目录（默认为本站 --home 下的 jobs，没有的为程序自带的 jobs）")
    @Nullable
    public Path jobs;

    /** The JDBC address of a database of the site's own; none for the embedded one. */
    @Option(
            names = "--db",
            paramLabel = "地址",
            description = "外部 PostgreSQL 的 JDBC 地址，代替内置数据库（也可用环境变量 JIDU_DB_URL、JIDU_DB_USER、JIDU_DB_PASSWORD）")
    @Nullable
    public String databaseUrl;

    /** A command on this very site, as {@link AdvisedCommand}; a password is not part of it. */
    public String advise(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", AdvisedCommand.absolute(home)));
        if (jobs != null) {
            all.addAll(List.of("--jobs", AdvisedCommand.absolute(jobs)));
        }
        if (databaseUrl != null) {
            all.addAll(
                    List.of("--db", PASSWORD.matcher(databaseUrl).replaceAll("").replaceAll("[?&]$", "")));
        }
        return AdvisedCommand.of(all);
    }

    /** A message kept with a file, its command made one that works on this very site. */
    public String adviseWithin(String message) {
        return message.replace("./jidu ingest ", advise("ingest") + " ");
    }

    /** The same of a file that no archive holds: the command names it where it lies. */
    public String adviseWithin(String message, Path file) {
        String command = advise("ingest", AdvisedCommand.absolute(file));
        return KEPT_COMMAND.matcher(message).replaceAll(Matcher.quoteReplacement(command));
    }

    /** The folder of the program: definitions, templates and sample data lie in it. */
    public static Path programFolder() {
        return Path.of(System.getProperty("jidu.root", "."));
    }

    /** The folder of the definitions: as given, else that of the home, where it has one, else the one beside the program. */
    public Path jobsFolder() {
        if (jobs != null) {
            return jobs;
        }
        Path own = home.resolve("jobs");
        return Files.isDirectory(own) ? own : programFolder().resolve("jobs");
    }

    /** @throws UsageException with every mistake, when the definitions are faulty */
    public Definitions definitions() {
        return loaded().definitions().orElseThrow();
    }

    /** @throws UsageException with every mistake, when the definitions are faulty */
    public DefinitionLoader.Loaded loaded() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(jobsFolder());
        if (loaded.definitions().isEmpty()) {
            throw new UsageException(FaultyDefinitionsException.told(loaded.problems()));
        }
        return loaded;
    }

    /** Of files from outside; the program's own where the site's definitions cannot be read. */
    public FileLimits limits() {
        return DefinitionLoader.load(jobsFolder())
                .definitions()
                .map(Definitions::limits)
                .orElse(FileLimits.DEFAULT);
    }

    /** What revisions are made with now. */
    public MadeWith today(Definitions definitions) {
        return new MadeWith(DefinitionBundle.hash(definitions, templates()), "jidu " + VERSION);
    }

    private static Path templates() {
        return programFolder().resolve("report-templates");
    }

    /** The database is let go of when the caller closes it. */
    public RunSite open(SiteHome place, Definitions definitions, Database database, Clock clock) {
        return new RunSite(
                place,
                database,
                new Archive(place),
                KeyedHash.of(place),
                definitions,
                templates(),
                "jidu " + VERSION,
                user(),
                QuietTime.of(clock));
    }

    /** The account of the system that this runs under. */
    public static String user() {
        return ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name", ""));
    }

    /** The home that is there already; nothing is made. With a database of the site's own it need not hold one. */
    public Optional<SiteHome> findHome() {
        return isExternal() ? SiteHome.findAny(home) : SiteHome.find(home);
    }

    /** Whether the site's own PostgreSQL is used. */
    public boolean isExternal() {
        return databaseUrl != null || environment("JIDU_DB_URL").isPresent();
    }

    /** Opens the site's database; whoever opens it closes it. */
    public Database database(SiteHome place) {
        return findExternal().orElseGet(() -> Database.embedded(place));
    }

    /**
     * The one that is there already: who only looks must not make an empty one.
     *
     * @throws InputException where there is none
     */
    public Database existingDatabase() {
        return findExternal()
                .orElseGet(() -> SiteHome.find(home)
                        .map(Database::embedded)
                        .orElseThrow(
                                () -> new InputException(TerminalTexts.texts().get("input.home", home))));
    }

    private Optional<Database> findExternal() {
        return externalLogin().map(l -> Database.external(l.url(), l.user(), l.password()));
    }

    /** How the site's own PostgreSQL is reached; none where the embedded one is used. */
    public Optional<ServerLogin> externalLogin() {
        return Optional.ofNullable(databaseUrl)
                .or(() -> environment("JIDU_DB_URL"))
                .map(url -> new ServerLogin(
                        url,
                        environment("JIDU_DB_USER").orElse(""),
                        environment("JIDU_DB_PASSWORD").orElse("")));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(v -> !v.isBlank());
    }
}
