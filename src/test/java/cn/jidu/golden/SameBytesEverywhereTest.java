package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.jidu.ProofShare;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command line in another time zone, language, charset and folder, on a database of the site's own, against the
 * same run in the test's process; by {@code -Pproof} every area's report, and at home on its own database.
 */
class SameBytesEverywhereTest {
    private static final List<String> ABROAD = List.of(
            "-Duser.timezone=America/St_Johns",
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Dfile.encoding=ISO-8859-1");

    @TempDir
    Path folder;

    @Test
    void aRunAbroadWritesTheSameBytes() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/a folder"));
        try (Database database = TestDatabase.fresh();
                FirstRun.Copy here = FirstRun.HANDMADE.copy()) {
            Map<String, String> environment = new HashMap<>(external(database));
            environment.put("TZ", "Pacific/Kiritimati");
            Setting abroad = new Setting(ABROAD, environment, elsewhere);
            String area = FirstRun.HANDMADE.printed.iterator().next();

            assertThat(Program.run(folder, "abroad", abroad, Path.of("home"), "--area", area)
                            .end())
                    .satisfies(e -> assertThat(e.status()).as(e.err()).isEqualTo(5));

            assertThat(Program.files(elsewhere.resolve("home/reports")))
                    .isEqualTo(Program.files(here.home().resolve("reports")))
                    .containsKeys("2018Q2/r1/taizhou-2018/" + area + ".pdf", "2018Q2/r1/data/manifest.json");
        }
        assertThat(elsewhere.resolve("home/database")).isEmptyDirectory();
    }

    @Test
    void everyReportIsTheSameWhereverItIsMade() throws IOException {
        assumeThat(ProofShare.whole()).isTrue();
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/a folder"));
        Setting foreign = new Setting(ABROAD, Map.of("TZ", "Pacific/Kiritimati"), elsewhere);
        try (Database database = TestDatabase.fresh()) {
            Setting own = new Setting(List.of("-Dfile.encoding=UTF-8"), external(database), folder);
            Program abroad = Program.run(folder, "abroad", foreign, Path.of("home"));
            Program external = Program.run(folder, "external", own, folder.resolve("外部 数据"));
            endsInChinese(Program.run(folder, "plain", Setting.PLAIN, folder.resolve("市 数据")));
            assertThat(abroad.end())
                    .satisfies(e -> assertThat(e.status()).as(e.err()).isEqualTo(5));
            endsInChinese(external);
        }

        Map<String, String> reports = Program.files(folder.resolve("外部 数据/reports"));
        assertThat(reports)
                .containsKeys("2018Q2/r1/taizhou-2018/331000.pdf", "2018Q2/r1/taizhou-2018/331000-市商务局.pdf")
                .hasSizeGreaterThan(29);
        assertThat(Program.files(elsewhere.resolve("home/reports"))).isEqualTo(reports);
        assertThat(Program.files(folder.resolve("市 数据/reports"))).isEqualTo(reports);
    }

    private static void endsInChinese(Program program) {
        assertThat(program.end()).satisfies(e -> {
            assertThat(e.status()).as(e.err()).isEqualTo(5);
            assertThat(e.err()).isEqualTo(Program.PROGRESS);
        });
    }

    private static Map<String, String> external(Database database) {
        HikariDataSource pool = (HikariDataSource) database.owner();
        return Map.of(
                "JIDU_DB_URL", pool.getJdbcUrl(),
                "JIDU_DB_USER", pool.getUsername(),
                "JIDU_DB_PASSWORD", pool.getPassword());
    }
}
