package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the user is told where there is no room left, whoever found out: the server or the program. */
class FullDiskTest {
    private static final String FULL = "数据库或数据目录所在的磁盘已满，未完成的一步没有留下痕迹。请腾出空间后再运行一次。系统说：";

    @Test
    void theServersDisk() {
        try (Database database = TestDatabase.fresh()) {
            Throwable failure = catchThrowable(() -> new JdbcTemplate(database.owner()).execute("""
                    do $$ begin
                        raise exception 'could not extend file "base/1/2": No space left on device'
                            using errcode = 'disk_full', hint = 'Check free disk space.';
                    end $$"""));

            String told = FULL + "ERROR: could not extend file \"base/1/2\": No space left on device";
            assertThat(StoreException.ofLostDatabase(failure))
                    .map(Throwable::getMessage)
                    .contains(told);
            assertThat(StoreException.caused(failure, "restore.home", "x")).hasMessage(told);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProgramsDisk() {
        Throwable failure = catchThrowable(() -> {
            try (FileOutputStream full = new FileOutputStream("/dev/full")) {
                full.write("x".getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(StoreException.caused(new IllegalStateException(failure), "restore.home", "x"))
                .hasMessage(FULL + "No space left on device");
    }

    @Test
    void whatIsMissingIsNoFullDisk() {
        Throwable failure = catchThrowable(() -> Files.readAllBytes(Path.of("target/no such file")));

        assertThat(FullDisk.in(failure)).isEmpty();
        assertThat(StoreException.ofLostDatabase(failure)).isEmpty();
    }
}
