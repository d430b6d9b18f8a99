package cn.jidu.golden;

import cn.jidu.batch.Night;
import cn.jidu.batch.NightLog;
import cn.jidu.batch.NightSite;
import cn.jidu.batch.RunJob;
import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.Misfire;
import cn.jidu.definition.Schedule.Recipient;
import cn.jidu.definition.Schedule.RecipientEdition;
import cn.jidu.deliver.MailServer;
import cn.jidu.deliver.NightEnd;
import cn.jidu.deliver.ReportDelivery;
import cn.jidu.deliver.ReportDispatch;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.FolderTree;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import cn.jidu.store.TestDatabase;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A site whose nights are run by hand, on days the test chooses, with a real mail server. Its city has three
 * counties, the others lie elsewhere: a night prints a report for each, and the brief of one unit.
 */
final class NightWorld implements AutoCloseable {
    static final String OPERATOR = "ops@example.com";
    static final Definitions DEFINITIONS = withCounties(Set.of("331002", "331003", "331082"));
    private static final String CITY = "331000";
    private static final String OTHER_CITY = "330800";
    private static final String LEADS = "市商务局";
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).setVerbose(false));
    final SiteHome home;
    final Path inbox;
    final Said said = new Said();
    private final Database database = TestDatabase.fresh();
    private Schedule schedule;

    NightWorld(Path folder) {
        home = SiteHome.at(folder.resolve("home"));
        try {
            inbox = Files.createDirectory(folder.resolve("inbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mail.start();
        recipients();
    }

    private static Definitions withCounties(Set<String> codes) {
        try {
            Path folder = Files.createTempDirectory("jobs");
            Path jobs = JobsCopy.into(folder);
            Path areas = jobs.resolve("reference/areas.csv");
            List<String> lines = Files.readAllLines(areas);
            Files.write(
                    areas,
                    lines.stream()
                            .map(l -> codes.contains(l.split(",", 2)[0]) ? l : l.replace("," + CITY, "," + OTHER_CITY))
                            .toList());
            JobsCopy.only(jobs.resolve("breakdowns"));
            shorten(jobs.resolve("plans/taizhou-2018.yml"));
            Definitions definitions = JobsCopy.load(jobs);
            FolderTree.delete(folder);
            return definitions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its first chapters, and one unit that leads in place of fourteen: how a report goes out does not hang on its length. */
    private static void shorten(Path plan) throws IOException {
        String whole = Files.readString(plan);
        Files.writeString(
                plan,
                whole.substring(0, whole.indexOf("  - heading: （二）"))
                        .replaceAll("leadUnits: \\[.*]", "leadUnits: [" + LEADS + "]"));
    }

    /** One letter as it arrived. */
    record Received(String to, String subject, String text, Map<String, byte[]> files) {
        List<String> fileNames() {
            return List.copyOf(files.keySet());
        }
    }

    void recipients(Recipient... recipients) {
        schedule = new Schedule(
                ZONE,
                "0 30 1 * * ?",
                Misfire.RUN_ONCE,
                20,
                Optional.empty(),
                Optional.of(5),
                "jidu@example.com",
                "{plan}{quarter}监测报告（{area}）",
                Optional.empty(),
                List.of(OPERATOR),
                List.of(recipients));
    }

    static Recipient recipient(String name, String area) {
        return new Recipient(name, name + "@example.com", area, Set.of(), RecipientEdition.DRAFT);
    }

    static Recipient releaseRecipient(String name, String area) {
        return new Recipient(name, name + "@example.com", area, Set.of(), RecipientEdition.RELEASE);
    }

    /** An extract with one enterprise. */
    void register(String area, String quarter, String rest, String code, String name) {
        send(
                "registration_" + area + "_" + quarter + rest + ".csv",
                REGISTRATION + code + "," + name + ",有限责任公司,3525," + area + ",2015-01-01,存续,\n");
    }

    void send(String fileName, String text) {
        try {
            Files.writeString(inbox.resolve(fileName), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One night that begins at 01:30 of the day. */
    NightEnd night(String date) {
        return night(date, Optional.of(server()), this::site);
    }

    NightEnd night(String date, Optional<MailServer> server, Supplier<NightSite> sites) {
        return night(LocalDate.parse(date), server, sites).run();
    }

    Night night(LocalDate date, Optional<MailServer> server, Supplier<NightSite> sites) {
        Clock clock = Clock.fixed(date.atTime(1, 30).atZone(ZONE).toInstant(), ZONE);
        return new Night(schedule, sites, inbox, server, clock, said);
    }

    MailServer server() {
        return new MailServer("127.0.0.1", mail.getSmtp().getPort(), Optional.empty(), "", MailServer.Tls.NONE);
    }

    /** As {@code jidu run} does while the site serves; nothing is printed. */
    RunResult adHoc(String quarter, String reason, RunListener listener) {
        try (NightSite night = site()) {
            return new RunJob(night.site(), listener)
                    .run(new RunRequest(
                            Quarter.of(quarter),
                            inbox,
                            Set.of(),
                            World.NOT_PRINTED,
                            Optional.of(reason),
                            Optional.empty(),
                            LocalDate.of(2018, 7, 20),
                            Instant.parse("2018-07-20T01:00:00Z"),
                            BatchBringer.Way.RUN));
        }
    }

    /** Delivers what lies in the folder, as a night does once its run is over. */
    List<ReportDispatch> deliver(Path reports) {
        return new ReportDelivery(home, database, DEFINITIONS, schedule, Optional.of(server()))
                .deliver(Quarter.of("2018Q2"), 1, reports, Instant.parse("2018-07-20T01:00:00Z"));
    }

    NightSite site() {
        Database opened = Database.external(TestDatabase.held(database), "", "");
        RunSite site = new RunSite(
                home,
                opened,
                new Archive(home),
                KeyedHash.of(home),
                DEFINITIONS,
                Path.of("report-templates"),
                "jidu test",
                "tester",
                Fixture.QUIET);
        return new NightSite(
                site,
                schedule,
                message -> message.replace("./jidu ", "/opt/jidu/jidu "),
                quarter -> "/opt/jidu/jidu run " + quarter);
    }

    Database database() {
        return database;
    }

    /** What arrived since the last call, by recipient. */
    List<Received> received() {
        List<Received> all = Arrays.stream(mail.getReceivedMessages())
                .map(NightWorld::received)
                .sorted(Comparator.comparing(Received::to))
                .toList();
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private static Received received(MimeMessage message) {
        try {
            String to = message.getAllRecipients()[0].toString();
            Map<String, byte[]> files = new LinkedHashMap<>();
            String text = text(message.getContent(), files);
            return new Received(
                    to, message.getSubject(), text.replace("\r\n", "\n").strip() + "\n", files);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object content, Map<String, byte[]> files) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) {
            return content.toString();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getFileName() == null) {
                text.append(text(part.getContent(), files));
            } else {
                files.put(part.getFileName(), part.getInputStream().readAllBytes());
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        mail.stop();
        database.close();
    }

    /** Keeps what was said. */
    static class Said implements NightLog {
        final List<String> lines = new ArrayList<>();
        final List<String> warnings = new ArrayList<>();
        Runnable onWait = () -> {};

        @Override
        public void waitsForItsTurn() {
            onWait.run();
        }

        @Override
        public void nightStarted(LocalDate date) {}

        @Override
        public void said(String line) {
            lines.add(line);
        }

        @Override
        public void warned(String line) {
            warnings.add(line);
        }

        @Override
        public String failed(Throwable e) {
            return String.valueOf(e.getMessage());
        }

        @Override
        public String place() {
            return "night.log";
        }

        @Override
        public void stepStarted(String step) {}

        @Override
        public void fileTakenIn(int done, int of) {}
    }
}
