package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.release.CountyPlan;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a report out of the house as people go it, word for word. */
class ReleaseCommandsTest {
    private static final String PEOPLE = """
            people:
              - {name: 王五, token: %s, roles: [statistician]}
              - {name: 赵六, token: %s, roles: [approver]}
              - {name: 孙七, token: %s, roles: [approver], area: "331003"}
            """;

    @TempDir
    Path folder;

    private Database database;
    private Path jobs;

    @BeforeEach
    void aDraft() throws Exception {
        database = TestDatabase.fresh();
        jobs = JobsCopy.into(folder);
        Files.writeString(jobs.resolve("plans/jiaojiang-2018.yml"), CountyPlan.PLAN);
        Files.writeString(
                jobs.resolve("people.yml"),
                PEOPLE.formatted(sha256(token("a")), sha256(token("b")), sha256(token("c"))));
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_331002_2018Q2.csv"), CountyPlan.ROWS);
        said("run", "2018Q2", "--inbox", inbox.toString(), "--plan", "jiaojiang-2018");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void submittedApprovedPublishedWithdrawn() throws IOException {
        String[] release = {"2018Q2", "r1", "--plan", "jiaojiang-2018"};
        assertThat(by("a", "submit", release)).isEqualTo(new Said(3, "", """
                jidu: jiaojiang-2018/2018Q2/r1 没有通过以下门槛：
                  FIGURES_MISSING 目标缺数：T02 新增小微企业贷款：缺数
                    请责任单位报送；暂不能取得的说明原因
                    说明理由可以放行：--override FIGURES_MISSING --reason 理由，理由印在报告上
                  INCOMPLETE 数据未报齐：贷款（椒江区）：未报；名单 above-quota（椒江区）：未报；名单 above-scale（椒江区）：未报
                    请催报；确实没有的由部门作零报告；按现状发布的说明原因
                    说明理由可以放行：--override INCOMPLETE --reason 理由，理由印在报告上
                """));
        assertThat(said("status", "--gates").out())
                .contains("\njiaojiang-2018/2018Q2/r1 还有门槛没有通过：FIGURES_MISSING 目标缺数、INCOMPLETE 数据未报齐\n");
        assertThat(by("b", "submit", release).err())
                .isEqualTo("jidu: 赵六没有做这件事所需的角色“统计人员”（statistician）。请在 jobs/people.yml 的 roles 中加上，或由有此角色的人来做\n");
        assertThat(by(
                        "a",
                        "submit",
                        "2018Q2",
                        "r1",
                        "--plan",
                        "jiaojiang-2018",
                        "--override",
                        "INCOMPLETE",
                        "--override",
                        "FIGURES_MISSING",
                        "--reason",
                        "贷款下季补报"))
                .isEqualTo(new Said(0, "jiaojiang-2018/2018Q2/r1：已送审\n", ""));
        assertThat(by("c", "approve", release)).isEqualTo(new Said(2, "", "jidu: 孙七只能决定黄岩区的数据，“椒江区”不在其内。请由相应的人来做\n"));
        assertThat(by("c", "approve", "2018Q2", "r1", "--plan", "jiaojiang-2018", "--area", "椒江")
                        .err())
                .isEqualTo("jidu: 孙七只能决定黄岩区的数据，“椒江区”不在其内。请由相应的人来做\n");
        embargoIsTheSameInstantWhereverTheMachineStands(release);
        assertThat(by("b", "withdraw", release).err()).isEqualTo("jidu: jiaojiang-2018/2018Q2/r1：请用 --reason 写明理由\n");
        assertThat(by("b", "withdraw", "2018Q2", "1", "--plan", "jiaojiang-2018", "--reason", "时间有误")
                        .out())
                .isEqualTo("jiaojiang-2018/2018Q2/r1：草稿\n");
        assertThat(by("a", "submit", release).status()).isZero();
        assertThat(by("b", "approve", release).status()).isZero();
        Path place = folder.resolve("home/releases/jiaojiang-2018/2018Q2/r1");
        assertThat(by("b", "publish", release).out())
                .isEqualTo(place + "\njiaojiang-2018/2018Q2/r1：已发布\n没有配置邮件服务器，1 份发布的报告只放入发件目录\n");
        assertThat(folder.resolve("home/outbox/2018Q2/r1/331002/jiaojiang-2018_331002_2018Q2_r1.pdf"))
                .hasSameBinaryContentAs(place.resolve("331002.pdf"));
        assertThat(place.resolve("331002.pdf")).exists();
        assertThat(said("status").out()).endsWith("jiaojiang-2018/2018Q2/r1：已发布（2018-07-20 09:00）\n");
        assertThat(said("status", "--json").out())
                .contains(
                        "\"releases\":[{\"plan\":\"jiaojiang-2018\",\"quarter\":\"2018Q2\",\"revision\":1,\"state\":\"published\","
                                + "\"publishedAt\":\"2018-07-20T01:00:00Z\",\"newestRevision\":1,\"stale\":false}],\"upgraded\":[],\"rerun\":\"\"");
        assertThat(by("a", "submit", "2018Q2", "r7").err())
                .startsWith("jidu: 2018Q2 没有修订 r7；各季度的修订见 " + Said.PROGRAM + " status --home ");
        assertThat(by("a", "submit", "2018Q2", "next").err()).isEqualTo("jidu: 修订号“next”无法识别：应写作 r1 或 1\n");
        assertThat(said("audit").out())
                .contains(
                        "3　2018-07-20 09:00:00　王五　submit　jiaojiang-2018/2018Q2/r1　{\"after\":\"submitted\",\"before\":\"draft\",\"bound\":\"");
        assertThat(said("audit", "--check").out()).startsWith("审计记录共 9 条，完整，未被改动。最后一条的校验值：");
    }

    /** It is nine in China: the day before in Los Angeles, and past ten on the islands in the east. */
    private void embargoIsTheSameInstantWhereverTheMachineStands(String... release) throws IOException {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(by("b", "approve", "2018Q2", "R1", "--plan", "jiaojiang-2018", "--embargo", "2018-07-20T10:00")
                            .out())
                    .isEqualTo("jiaojiang-2018/2018Q2/r1：已审核\n");
            for (String there : List.of("Pacific/Kiritimati", "America/Los_Angeles", "Asia/Shanghai")) {
                TimeZone.setDefault(TimeZone.getTimeZone(there));
                assertThat(by("b", "publish", release))
                        .isEqualTo(new Said(2, "", "jidu: jiaojiang-2018/2018Q2/r1 在 2018-07-20 10:00 之前不得发布\n"));
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    private Said by(String who, String command, String... arguments) throws IOException {
        Path file = folder.resolve(who + ".token");
        Files.writeString(file, token(who));
        return said(Stream.concat(Stream.of(command, "--as", file.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static String token(String who) {
        return who.repeat(40);
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private Said said(String... arguments) {
        return Said.at(folder.resolve("home"), jobs, database, arguments);
    }
}
