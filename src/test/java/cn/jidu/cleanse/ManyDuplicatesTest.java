package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that was put together from several copies of itself, or whose key is a filler. */
class ManyDuplicatesTest {
    private static final int ROWS = 20_000;
    private static final String FILE = "registration_331002_2018Q2.csv";
    private static final String ROW = "91331002MA2B000196,,甲厂,有限责任公司,1711,331002,2018-03-01,存续\n";

    @TempDir
    Path folder;

    /** Each was once looked for among all of them: of these for minutes, which now take a second. */
    @Test
    @Timeout(60)
    void areTakenInAsFastAsOtherRows() throws IOException {
        try (Fixture f = new Fixture(folder)) {
            TakeInOutcome outcome = f.load(FILE, Fixture.REGISTRATION + ROW.repeat(ROWS));

            assertThat(outcome.duplicate()).isEqualTo(ROWS - 1);
            assertThat(f.query("select count(*), min(message) from intake_finding"))
                    .containsExactly((ROWS - 1) + " | " + FILE + "第10000行与第20001行重复且内容相同，只计一次。");
        }
    }
}
