package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.cli.Said;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A preview killed at any step leaves the tables and the home as they were; its temporary folder goes with the next one.
 * One step in {@code mvn verify}, all by {@code -Pproof}.
 */
class KilledPreviewTest {
    /** As it begins; the later, the more has been done. */
    private static final List<String> STEPS = ProofShare.whole() ? List.of("归集", "接收", "核对", "测算") : List.of("测算");

    private static final String FILE = "tax_331082_2018Q2.csv";

    @TempDir
    Path folder;

    @Test
    void nothingIsLeft() throws IOException {
        try (FirstRun.Copy run = FirstRun.HANDMADE.copy()) {
            Path home = run.home();
            Database database = run.world().database();
            Path corrected = corrected();
            Snapshot before = Snapshot.of(database, home);

            for (String step : STEPS) {
                Program preview = preview(database, home, corrected, step);
                preview.awaitLine(step);
                preview.kill();
                awaitTurn(database);
                assertThat(Snapshot.of(database, home).tables()).as(step).isEqualTo(before.tables());
            }

            Said ended = Said.at(home, database, "preview", corrected.toString());
            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith("试算：以下文件当作现在收到，没有改动任何数据\n" + FILE + "：入库");
            assertThat(Snapshot.of(database, home)).isEqualTo(before);
            try (Stream<Path> work = Files.list(home.resolve("work"))) {
                assertThat(work).isEmpty();
            }
        }
    }

    private Program preview(Database database, Path home, Path file, String name) {
        return Program.start(
                folder,
                name,
                Setting.PLAIN,
                "preview",
                file.toString(),
                "--home",
                home.toString(),
                "--db",
                TestDatabase.url(database));
    }

    /** The server ends a killed program's transaction by itself; until then it keeps its turn. */
    private static void awaitTurn(Database database) {
        new JdbcTemplate(database.owner()).execute((java.sql.Connection c) -> {
            c.createStatement()
                    .execute("select pg_advisory_lock(" + 0x6A696475L + "), pg_advisory_unlock(" + 0x6A696475L + ")");
            return true;
        });
    }

    private Path corrected() throws IOException {
        String text = Files.readString(Program.INBOX.resolve(FILE));
        String wrong = "临海资产不足建设有限公司,331082,2018Q2,15000000,100000,0.01,";
        assertThat(text).contains(wrong);
        return Files.writeString(
                folder.resolve(FILE), text.replace(wrong, "临海资产不足建设有限公司,331082,2018Q2,15000000,100000,0,"));
    }
}
