package cn.jidu.intake.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Fixture;
import cn.jidu.store.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are still being written wait; those that have just been written are looked at again. */
class QuietTest {
    private static final String FILE = "registration_331002_2019Q3.csv";
    private static final String OTHER = "registration_331003_2019Q3.csv";
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private Fixture f;
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void open() {
        f = new Fixture(folder);
    }

    @AfterEach
    void close() {
        f.close();
    }

    /** Collects two seconds' quiet from {@link Fixture#NOW} on; while time passes, this happens. */
    private CollectedBatch collect(Runnable meanwhile) {
        return collector(meanwhile).collect(f.inbox, Fixture.BY, Fixture.NOW);
    }

    private InboxCollector collector(Runnable meanwhile) {
        QuietTime quiet = new QuietTime(TWO_SECONDS, Clock.fixed(Fixture.NOW, ZoneOffset.UTC), time -> {
            pauses.add(time);
            meanwhile.run();
        });
        return new InboxCollector(f.database, f.archive, Fixture.DEFINITIONS, f.home, quiet);
    }

    /** Written so long ago. */
    private void put(String name, Duration age) throws IOException {
        f.put(name, Fixture.REGISTRATION);
        Files.setLastModifiedTime(f.inbox.resolve(name), FileTime.from(Fixture.NOW.minus(age)));
    }

    private void write(String name) {
        try {
            Files.writeString(f.inbox.resolve(name), "x\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> waiting() {
        return f.query("select file_name, seen_at at time zone 'UTC' from waiting_file order by 1");
    }

    @Test
    void whatHasLainLongEnoughIsTakenAtOnce() throws IOException {
        put(FILE, TWO_SECONDS);
        put(OTHER, Duration.ofHours(-1));
        assertThat(collect(() -> {}).batch()).isPresent();
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatWasJustWrittenIsTakenOnceItHasLainLongEnough() throws IOException {
        put(FILE, Duration.ofMillis(1500));
        put(OTHER, Duration.ofMillis(300));
        CollectedBatch collected = collect(() -> {});
        assertThat(pauses).as("one pause, for the youngest").containsExactly(Duration.ofMillis(1700));
        assertThat(collected.waiting()).isEmpty();
        assertThat(f.query("select count(*) from delivery")).containsExactly("2");
    }

    @Test
    void whatIsStillWrittenWaitsForTheNextTime() throws IOException {
        put("乡/" + FILE, Duration.ofSeconds(1));
        put(OTHER, Duration.ofHours(1));
        CollectedBatch collected = collect(() -> write("乡/" + FILE));
        assertThat(collected.waiting()).containsExactly("乡/" + FILE);
        assertThat(waiting()).containsExactly("乡/" + FILE + " | 2019-10-08 01:00:00");
        assertThat(f.query("select file_name from delivery")).containsExactly(OTHER);

        assertThat(collect(() -> {}).waiting()).isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(f.query("select batch_id, file_name from delivery order by 1"))
                .containsExactly("1 | " + OTHER, "2 | " + FILE);
    }

    /** Its size alone would not tell: it is written anew with as many bytes. */
    @Test
    void aFileWrittenAnewWaits() throws IOException {
        put(FILE, Duration.ofSeconds(1));
        CollectedBatch collected = collector(() -> {
                    try {
                        put(FILE, Duration.ZERO);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .collect(List.of(f.inbox.resolve(FILE)), Fixture.BY, Fixture.NOW);
        assertThat(collected)
                .isEqualTo(new CollectedBatch(java.util.Optional.empty(), List.of(f.inbox.resolve(FILE) + "")));
        assertThat(f.query("select count(*) from batch")).containsExactly("0");
    }

    /** Half of what was read may be of the old file, half of the new one. */
    @Test
    void aFileThatIsCopiedOverWithItsTimesWhileItIsReadWaits() throws IOException {
        put(FILE, Duration.ofSeconds(1));
        CollectedBatch collected = collect(() -> {
            try {
                put(FILE, Duration.ofSeconds(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(collected.waiting()).containsExactly(FILE);
    }

    @Test
    void aFileWaitsForItsControlFile() throws IOException {
        put(FILE, Duration.ofHours(1));
        put(FILE + ".control.json", Duration.ofSeconds(1));
        assertThat(collect(() -> write(FILE + ".control.json")).waiting()).containsExactly(FILE);
    }

    @Test
    void aFileThatGoesAwayIsNotWaitedFor() throws IOException {
        put(FILE, Duration.ofSeconds(1));
        CollectedBatch collected = collect(() -> {
            try {
                Files.delete(f.inbox.resolve(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(collected).isEqualTo(new CollectedBatch(java.util.Optional.empty(), List.of()));
    }

    /** By a clock that stands an hour after these files are written. */
    private Optional<Long> collectLater() {
        QuietTime later = QuietTime.of(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        return new InboxCollector(f.database, f.archive, Fixture.DEFINITIONS, f.home, later)
                .collect(f.inbox, Fixture.BY, Fixture.NOW)
                .batch();
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws Exception {
        put(FILE, Duration.ofDays(1));
        put(OTHER, Duration.ofDays(1));
        f.put(FILE + ".control.json", "{}");
        assertThat(collectLater()).isPresent();
        Transaction.run(
                f.database.owner(),
                c -> c.createStatement().executeUpdate("update inbox_file set sha256 = 'not what reading would find'"));
        assertThat(collectLater()).as("nothing is read").isEmpty();
        Files.setLastModifiedTime(f.inbox.resolve(OTHER), FileTime.from(Fixture.NOW));
        assertThat(collectLater()).as("one is read").isPresent();
        assertThat(f.query("select file_name from delivery where batch_id = 2")).containsExactly(OTHER);
        f.put(FILE + ".control.json", "{ }");
        assertThat(collectLater()).as("its control file is another").isPresent();
        assertThat(f.query("select file_name from delivery where batch_id = 3")).containsExactly(FILE);
    }

    /** Length and time of writing are the same; the system's own time of change, or the place on the disk, is not. */
    @Test
    void whatIsCopiedOverAFileWithItsTimesIsSeen() throws IOException {
        put(FILE, Duration.ofDays(1));
        assertThat(collectLater()).isPresent();
        assertThat(collectLater()).isEmpty();
        for (String mark : List.of("甲", "乙")) {
            Path other = folder.resolve("other.csv");
            Files.writeString(other, Fixture.REGISTRATION.replace("经营状态", "经营状" + mark));
            Files.setLastModifiedTime(other, FileTime.from(Fixture.NOW.minus(Duration.ofDays(1))));
            if (mark.equals("甲")) {
                Files.write(f.inbox.resolve(FILE), Files.readAllBytes(other));
                Files.setLastModifiedTime(f.inbox.resolve(FILE), Files.getLastModifiedTime(other));
            } else {
                Files.move(other, f.inbox.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(collectLater()).as(mark).isPresent();
        }
    }

    /** Who writes twice within one tick of the file system's clock leaves no trace: young files are read again. */
    @Test
    void whatHasJustChangedIsReadAgain() throws Exception {
        QuietTime now = QuietTime.of(Clock.fixed(Instant.now(), ZoneOffset.UTC));
        put(FILE, Duration.ofDays(1));
        InboxCollector collector = new InboxCollector(f.database, f.archive, Fixture.DEFINITIONS, f.home, now);
        collector.collect(f.inbox, Fixture.BY, Fixture.NOW);
        assertThat(f.query("select stamp from inbox_file")).containsExactly("∅");
    }
}
