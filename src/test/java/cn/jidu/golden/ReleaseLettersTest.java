package cn.jidu.golden;

import static cn.jidu.golden.NightWorld.OPERATOR;
import static cn.jidu.golden.NightWorld.releaseRecipient;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.batch.NightSite;
import cn.jidu.cli.Said;
import cn.jidu.definition.Quarter;
import cn.jidu.deliver.MailServer;
import cn.jidu.deliver.NightEnd;
import cn.jidu.golden.NightWorld.Received;
import cn.jidu.release.ReleaseAct;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseDossier;
import cn.jidu.release.ReleaseDossiers;
import cn.jidu.release.ReleasePublishing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those hear who get releases: nothing of drafts, each release once, and that it was replaced or withdrawn. */
class ReleaseLettersTest {
    private static final String PLAN = "台州市“小微企业三年成长计划”（2018—2020年）";
    private static final String LINHAI = "91331082MA2H20014X";

    @TempDir
    Path folder;

    @Test
    void nothingUnreleasedLeavesTheHouseAndWhatWasReleasedIsRecalled() throws IOException {
        try (NightWorld world = new NightWorld(folder)) {
            world.recipients(releaseRecipient("linhai", "331082"));
            world.register("331082", "2018Q2", "", LINHAI, "临海初一机械有限公司");
            nothingIsSentOfADraft(world);

            publish(world, 1, "2018-07-20T02:00:00Z");
            cannotBeSent(world, "2018-07-21", 1, "2018年7月20日10时00分", "", "");
            assertThat(world.night("2018-07-22")).isEqualTo(NightEnd.GOOD);
            isSentTheRelease(world);

            // sent once only; the night's new draft changes nothing for him; its release replaces what he has
            world.register("331082", "2018Q2", "_改", LINHAI, "临海初一机械股份有限公司");
            world.night("2018-07-23");
            List<Received> letters = world.received();
            assertThat(letters).extracting(Received::to).isEqualTo(List.of(OPERATOR));
            assertThat(letters.get(0).text()).contains("现行的发布件 taizhou-2018/2018Q2/r1 之后已有修订 r2，尚未发布\n");
            publish(world, 2, "2018-07-23T02:00:00Z");
            world.night("2018-07-24");
            isSentWhatReplacesIt(world);

            withdraw(world, 2);
            world.recipients();
            cannotBeSent(
                    world,
                    "2018-07-25",
                    2,
                    "2018年7月23日10时00分",
                    "已寄出：331082 taizhou-2018 linhai linhai@example.com\n",
                    "撤销通知 ");
            world.night("2018-07-26");
            isToldOfTheRecall(world);
            oldDraftsGo(world);
            assertThat(world.received()).extracting(Received::to).isEqualTo(List.of(OPERATOR));
        }
    }

    /** Of a third release the note beside the first tells too: it names the one that is current. */
    @Test
    void aNoteNamesTheReleaseThatIsCurrent() throws IOException {
        try (NightWorld world = new NightWorld(folder)) {
            world.recipients(releaseRecipient("linhai", "331082"));
            List<String> names = List.of("机械有限公司", "机械股份有限公司", "机械集团有限公司");
            for (int revision = 1; revision <= names.size(); revision++) {
                world.register("331082", "2018Q2", "_" + revision, LINHAI, "临海初一" + names.get(revision - 1));
                // sends what was released since the night before, too
                world.night("2018-07-2" + revision);
                publish(world, revision, "2018-07-2" + revision + "T02:00:00Z");
            }
            world.night("2018-07-24");
            for (int revision : new int[] {1, 2}) {
                assertThat(Files.readString(
                                world.home.outbox().resolve("2018Q2/r" + revision + "/331082/已被替代_taizhou-2018.txt")))
                        .endsWith("已被替代，请不要再使用、引用。现行的是 r3，发布于2018年7月23日10时00分。\n");
            }
        }
    }

    private static void nothingIsSentOfADraft(NightWorld world) throws IOException {
        assertThat(world.night("2018-07-20")).isEqualTo(NightEnd.GOOD);
        List<Received> letters = world.received();
        assertThat(letters).extracting(Received::to).isEqualTo(List.of(OPERATOR));
        assertThat(letters.get(0).text()).contains("尚未发布、发布时寄出的报告：1 份\n");
        assertThat(files(world.home.outbox())).isEqualTo(List.of("2018Q2/r1/送达.txt"));
        assertThat(Files.readString(world.home.outbox().resolve("2018Q2/r1/送达.txt")))
                .isEqualTo("""
                2018Q2 r1 报告（草稿）送达情况

                未寄出：331082 taizhou-2018 linhai linhai@example.com：尚未发布，发布时寄出
                """);
    }

    /** Who heard nothing hears it the next night, and is told so where the files lie. */
    private static void cannotBeSent(
            NightWorld world, String day, int revision, String publishedAt, String before, String kind)
            throws IOException {
        MailServer down = world.server();
        world.mail.stop();
        assertThat(world.night(day, Optional.of(down), world::site)).isEqualTo(NightEnd.LEAVES_WORK);
        world.mail.start();
        assertThat(releaseNote(world, revision).replaceAll("(连不上邮件服务器 127[.]0[.]0[.]1:).*(。下一夜再试)", "$1…$2"))
                .isEqualTo("""
                2018Q2 r%d 发布件（发布于%s）送达情况

                %s未寄出：%s331082 taizhou-2018 linhai linhai@example.com：连不上邮件服务器 127.0.0.1:…。下一夜再试
                """.formatted(revision, publishedAt, before, kind));
    }

    private static String releaseNote(NightWorld world, int revision) throws IOException {
        return Files.readString(world.home.outbox().resolve("2018Q2/r" + revision + "/发布送达_taizhou-2018.txt"));
    }

    private static void isSentTheRelease(NightWorld world) throws IOException {
        Received letter = world.received().get(0);
        assertThat(letter.to()).isEqualTo("linhai@example.com");
        assertThat(letter.subject()).isEqualTo(PLAN + "2018年二季度监测报告（临海市）");
        assertThat(letter.text()).isEqualTo("""
                linhai：

                附件是%s2018年二季度监测报告（临海市），修订 r1，发布于2018年7月20日10时00分：PDF 为报告正文，Excel 为全部数表。

                每页、每表印有核验码。收到的报告是否原件、是否现行，可向 jidu@example.com 核对。

                本邮件由“季度”系统自动发出。
                """.formatted(PLAN));
        assertThat(letter.files().get("taizhou-2018_331082_2018Q2_r1.pdf"))
                .isEqualTo(Files.readAllBytes(world.home.releases().resolve("taizhou-2018/2018Q2/r1/331082.pdf")));
        assertThat(files(world.home.outbox()))
                .isEqualTo(List.of(
                        "2018Q2/r1/331082/taizhou-2018_331082_2018Q2_r1.pdf",
                        "2018Q2/r1/331082/taizhou-2018_331082_2018Q2_r1.xlsx",
                        "2018Q2/r1/发布送达_taizhou-2018.txt",
                        "2018Q2/r1/送达.txt"));
        assertThat(releaseNote(world, 1)).isEqualTo("""
                2018Q2 r1 发布件（发布于2018年7月20日10时00分）送达情况

                已寄出：331082 taizhou-2018 linhai linhai@example.com
                """);
    }

    private static void isSentWhatReplacesIt(NightWorld world) throws IOException {
        Received letter = world.received().get(0);
        assertThat(letter.to()).isEqualTo("linhai@example.com");
        assertThat(letter.text())
                .contains("Excel 为全部数表。\n\n本报告替代此前寄出的 r1（发布于2018年7月20日10时00分），请不要再使用、引用此前的报告。\n\n每页、每表");
        assertThat(Files.readString(world.home.outbox().resolve("2018Q2/r1/331082/已被替代_taizhou-2018.txt")))
                .isEqualTo(PLAN + "2018年二季度监测报告（临海市），修订 r1，发布于2018年7月20日10时00分，已被替代，请不要再使用、引用。"
                        + "现行的是 r2，发布于2018年7月23日10时00分。\n");
    }

    /** Though he is no recipient any more. */
    private static void isToldOfTheRecall(NightWorld world) throws IOException {
        List<Received> letters = world.received();
        assertThat(letters).extracting(Received::to).isEqualTo(List.of("linhai@example.com", OPERATOR));
        String recalled = PLAN
                + "2018年二季度监测报告（临海市），修订 r2，发布于2018年7月23日10时00分，已于2018年7月24日10时00分撤销，请不要再使用、引用。"
                + "理由：登记部门收回更正，见〔身份证件号，已隐去〕。现行的是 r1，发布于2018年7月20日10时00分。\n";
        assertThat(letters.get(0).subject()).isEqualTo("【撤销】" + PLAN + "2018年二季度监测报告（临海市）");
        assertThat(letters.get(0).text())
                .isEqualTo("linhai：\n\n" + recalled + "\n如有疑问，请与 jidu@example.com 联系。\n\n本邮件由“季度”系统自动发出。\n");
        assertThat(letters.get(1).text()).contains("寄出撤销通知 1 份\n", "现行的发布件 taizhou-2018/2018Q2/r1 之后的修订 r2 发布后已撤销\n");
        assertThat(Said.at(world.home.root(), world.database(), "status").out())
                .contains("taizhou-2018/2018Q2/r1：已发布（2018-07-20 10:00）；之后的修订 r2 发布后已撤销\n");
        assertThat(Files.readString(world.home.outbox().resolve("2018Q2/r2/331082/撤销通知_taizhou-2018.txt")))
                .isEqualTo(recalled);
        assertThat(world.home.outbox().resolve("2018Q2/r1/331082"))
                .isDirectoryContaining("glob:**.pdf")
                .isDirectoryNotContaining("glob:**/已被替代_*");
        assertThat(releaseNote(world, 2)).endsWith("""
                已寄出：331082 taizhou-2018 linhai linhai@example.com
                已寄出：撤销通知 331082 taizhou-2018 linhai linhai@example.com
                """);
    }

    /** After five days: r2 that was withdrawn; not r1, which is released, nor r3, the newest. */
    private static void oldDraftsGo(NightWorld world) throws IOException {
        world.register("331082", "2018Q2", "_再改", LINHAI, "临海初一机械集团");
        world.night("2018-07-27");
        world.received();
        List<String> before = files(world.home.reports().resolve("2018Q2"));
        assertThat(before).contains("r2/taizhou-2018/331082.pdf", "r3/taizhou-2018/331082.pdf");
        world.night("2018-07-30");
        assertThat(world.said.lines).contains("清除了到期的旧草稿：2018Q2/r2（数据和清单仍在；天数见 jobs/schedule.yml 的 keepDraftDays）");
        assertThat(files(world.home.reports().resolve("2018Q2")))
                .isEqualTo(before.stream()
                        .filter(f -> !f.startsWith("r2/") || f.endsWith("manifest.json"))
                        .toList());
    }

    private static void publish(NightWorld world, int revision, String at) {
        try (NightSite night = world.site()) {
            ReleaseDossier dossier = dossier(night, revision);
            ReleaseDesk desk = new ReleaseDesk(night.site().database(), new TreeMap<>());
            desk.submit(dossier, act("甲", at));
            desk.approve(dossier, Optional.empty(), act("乙", at));
            new ReleasePublishing(
                            night.site().database(),
                            new TreeMap<>(),
                            night.site().templates())
                    .publish(dossier, act("乙", at));
        }
    }

    private static void withdraw(NightWorld world, int revision) {
        try (NightSite night = world.site()) {
            new ReleaseDesk(night.site().database(), new TreeMap<>())
                    .withdraw(dossier(night, revision).subject(), act("乙", "2018-07-24T02:00:00Z"));
        }
    }

    private static ReleaseDossier dossier(NightSite night, int revision) {
        return new ReleaseDossiers(night.site())
                .of(Quarter.of("2018Q2"), revision, Optional.of("taizhou-2018"))
                .get(0);
    }

    private static ReleaseAct act(String person, String at) {
        return new ReleaseAct(
                person, Instant.parse(at), Optional.of("登记部门收回更正，见11010119900307" + "7475"), new TreeSet<>());
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
