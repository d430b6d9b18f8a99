package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
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

    /** A register of the living alone has no column of statuses: that they live is said by its contract. */
    @Test
    void whatEveryRowOfAFileWithoutTheColumnHas() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("sources").resolve("registration.yml"),
                "{column: required, aliases: [登记状态], table: statuses}",
                "{column: optional, absentAs: 开业, aliases: [登记状态], table: statuses}");
        String head = Fixture.REGISTRATION.strip();
        try (Fixture f = new Fixture(folder, JobsCopy.load(jobs))) {
            f.load(
                    "registration_331002_2019Q3.csv",
                    head + "\n" + row("1", "甲", "") + row("2", "乙", "").replace("存续", ""));
            f.load(
                    "registration_331002_2019Q4.csv",
                    head.replace(",经营状态", "\n") + row("1", "甲", "").replace(",存续", ""));

            assertThat(f.query("select quarter, name, status from row_registration order by quarter, row_no"))
                    .containsExactly("2019Q3 | 甲 | 存续", "2019Q4 | 甲 | 存续");
            assertThat(f.query("select row_no, code, field from reject"))
                    .containsExactly("3 | REQUIRED_MISSING | 经营状态");
        }
    }

    private static String row(String number, String name, String tag) {
        return Codes.uscc("91331002MA2A0000" + number) + ",," + name + TAIL + tag + "\n";
    }
}
