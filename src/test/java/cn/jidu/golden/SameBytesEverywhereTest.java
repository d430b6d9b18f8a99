package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command line in other time zones, languages, charsets and folders, and on a database of the site's own; by
 * {@code -Pproof} also at home on its own database.
 */
class SameBytesEverywhereTest {
    @TempDir
    Path folder;

    @Test
    void theReportsAreTheSameWhereverTheyAreMade() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/a folder"));
        Setting foreign = new Setting(
                List.of(
                        "-Duser.timezone=America/St_Johns",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Dfile.encoding=ISO-8859-1"),
                Map.of("TZ", "Pacific/Kiritimati"),
                elsewhere);
        try (Database database = TestDatabase.fresh()) {
            Program abroad = Program.run(folder, "abroad", foreign, Path.of("home"));
            Program external = Program.run(folder, "external", external(database), folder.resolve("外部 数据"));
            if (ProofShare.whole()) {
                endsInChinese(Program.run(folder, "plain", Setting.PLAIN, folder.resolve("市 数据")));
            }

            assertThat(abroad.end())
                    .satisfies(e -> assertThat(e.status()).as(e.err()).isEqualTo(5));
            endsInChinese(external);
        }

        Map<String, String> reports = Program.files(folder.resolve("外部 数据/reports"));
        assertThat(reports)
                .containsKeys("2018Q2/r1/taizhou-2018/331000.pdf", "2018Q2/r1/data/manifest.json")
                .hasSize(29);
        assertThat(Program.files(elsewhere.resolve("home/reports"))).isEqualTo(reports);
        if (ProofShare.whole()) {
            assertThat(Program.files(folder.resolve("市 数据/reports"))).isEqualTo(reports);
        }
        assertThat(folder.resolve("外部 数据/database")).isEmptyDirectory();
    }

    private static void endsInChinese(Program program) {
        assertThat(program.end()).satisfies(e -> {
            assertThat(e.status()).as(e.err()).isEqualTo(5);
            assertThat(e.err()).isEqualTo(Program.PROGRESS);
        });
    }

    private Setting external(Database database) {
        HikariDataSource pool = (HikariDataSource) database.owner();
        return new Setting(
                List.of("-Dfile.encoding=UTF-8"),
                Map.of(
                        "JIDU_DB_URL", pool.getJdbcUrl(),
                        "JIDU_DB_USER", pool.getUsername(),
                        "JIDU_DB_PASSWORD", pool.getPassword()),
                folder);
    }
}
