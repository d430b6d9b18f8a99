package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "No" and "not asked" stay apart: what an empty cell stands for where the column is there. */
class EmptyAsTest {
    private static final String TAIL = ",有限责任公司,1711,331002,2018-03-01,存续";

    @TempDir
    Path folder;

    @Test
    void anEmptyCellIsNoAndAnAbsentColumnIsNothing() throws IOException {
        String header = Fixture.REGISTRATION.strip() + ",八大产业\n";
        String tagged = row("1", "甲", ",时尚") + row("2", "乙", ",") + row("3", "丙", ",无") + row("4", "丁", ",否");
        try (Fixture f = new Fixture(folder)) {
            f.load("registration_331002_2019Q3.csv", header + tagged);
            f.load("registration_331002_2019Q4.csv", Fixture.REGISTRATION + row("1", "甲", ""));

            assertThat(f.query("select quarter, name, emerging_tag from row_registration order by quarter, row_no"))
                    .containsExactly(
                            "2019Q3 | 甲 | 时尚", "2019Q3 | 乙 | 否", "2019Q3 | 丙 | 否", "2019Q3 | 丁 | 否", "2019Q4 | 甲 | ∅");
        }
    }

    private static String row(String number, String name, String tag) {
        return Codes.uscc("91331002MA2A0000" + number) + ",," + name + TAIL + tag + "\n";
    }
}
