package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.cli.ReleaseHome;
import cn.jidu.golden.Program.Setting;
import cn.jidu.release.CountyPlan;
import cn.jidu.store.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A step of a release whose program is killed is taken whole or not at all. It is killed where it has done what it does and
 * waits for the audit, which somebody else holds, and while the release is written; in {@code mvn verify} once, where it is
 * published.
 */
class KilledReleaseTest {
    private static final int MOMENTS = 6;
    private static final List<String> WHY = List.of("--reason", "误发");

    private Path folder;
    private ReleaseHome home;
    private int started;

    @BeforeEach
    void aDraft() {
        home = ReleaseHome.drafted();
        folder = home.folder();
    }

    @AfterEach
    void close() {
        home.close();
    }

    /** All that a step leaves. */
    private record Left(String steps, String ofSecond, long audited, long copies, Map<String, String> files) {}

    private Left left() throws IOException {
        long copies = home.db().queryForList("""
                        select sha256 from jidu.signed_copy union all select sha256 from jidu.marked_copy""").size();
        return new Left(home.steps(1), home.steps(2), home.audited(), copies, home.files(1));
    }

    @Test
    void nothingIsHalfDone() throws Exception {
        boolean whole = ProofShare.whole();
        if (whole) {
            killedBeforeItIsRecorded("a", "submit", ReleaseHome.ANSWERED);
        }
        done("a", "submit", ReleaseHome.ANSWERED, "已送审");
        if (whole) {
            killedBeforeItIsRecorded("b", "approve", List.of());
        }
        done("b", "approve", List.of(), "已审核");
        if (whole) {
            killedBeforeItIsRecorded("b", "publish", List.of());
            killedWhileItIsWritten();
        } else {
            begun();
        }
        assertThat(home.steps(1)).isEqualTo("submitted approved publishing");
        killedOnceItIsWritten();
        approvedAnew();
        if (whole) {
            killedWhileItIsWritten();
            killedOnceItIsWritten();
        }
        done("b", "publish", List.of(), "已发布");
        assertThat(text(home.released(1).resolve("331002.pdf"))).contains("已催报").doesNotContain("下季补报");
        assertThat(home.released(1).getParent().toFile().list()).containsExactly("r1");
        assertThat(home.steps(1)).endsWith(" publishing published");
        if (whole) {
            signed();
            copied();
            unlocked();
        }
        Left published = left();
        if (whole) {
            killedBeforeItIsRecorded("b", "withdraw", WHY);
        }
        done("b", "withdraw", WHY, "已撤销");
        assertThat(left())
                .isEqualTo(new Left(
                        published.steps + " withdrawn",
                        published.ofSecond,
                        published.audited + 1,
                        published.copies,
                        published.files));
    }

    /** What a killed program signed is no copy of the site's, and the next one makes all of them. */
    private void signed() throws Exception {
        home.keyed();
        Path copy = home.released(1).resolveSibling("r1-signed").resolve("331002.pdf");
        killedBeforeItIsRecorded("b", "sign", List.of());
        assertThat(copy).exists();
        byte[] killed = Files.readAllBytes(copy);
        assertThat(home.verify(copy).status()).isEqualTo(1);
        Files.delete(copy);
        Files.writeString(copy.resolveSibling("331003.pdf"), "half");
        done("b", "sign", List.of(), "已发布");
        assertThat(copy.getParent().toFile().list()).containsExactly("331002.pdf");
        assertThat(home.verify(copy).status()).isZero();
        assertThat(home.verify(Files.write(folder.resolve("killed.pdf"), killed))
                        .status())
                .isEqualTo(1);
    }

    /** What a killed program marked for a recipient is none of his copies. */
    private void copied() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "open-2018!\n");
        List<String> whose = List.of("--for", "市财政局", "--password-file", secret.toString());
        Path copy = home.released(1).resolveSibling("r1-copies").resolve("市财政局/331002.pdf");
        killedBeforeItIsRecorded("b", "copy", whose);
        assertThat(home.verify(copy).out()).contains("：不是本站的报告。");
        done("b", "copy", whose, "已发布");
        assertThat(home.verify(copy).out()).contains("：是本站为市财政局做的副本，做成后没有改动；");
    }

    /** Another revision of a quarter with a release is submitted and its lock opened at once, or neither. */
    private void unlocked() throws Exception {
        home.send(CountyPlan.ROWS.replace("2018-05-01", "2018-03-01"));
        assertThat(home.run()).isEqualTo(2);
        Left before = left();
        try (AuditHold hold = new AuditHold(home.db())) {
            hold.awaitAndKill(start("a", "submit", 2, ReleaseHome.ANSWERED));
        }
        assertThat(left()).isEqualTo(before);
        assertThat(home.step("a", "submit", 2, ReleaseHome.ANSWERED).out()).contains("/r2：已送审\n");
        assertThat(left().ofSecond).isEqualTo("submitted");
        assertThat(home.db()
                        .queryForObject("select count(*) from jidu.audit_entry where act = 'unlock'", Integer.class))
                .isEqualTo(1);
    }

    /** What a killed program wrote for the approval before is no part of it. */
    private void approvedAnew() {
        done("b", "withdraw", WHY, "草稿");
        List<String> other = new ArrayList<>(ReleaseHome.ANSWERED);
        other.set(other.size() - 1, "已催报");
        done("a", "submit", other, "已送审");
        done("b", "approve", List.of(), "已审核");
    }

    private void done(String who, String command, List<String> more, String state) {
        assertThat(home.step(who, command, 1, more).out()).contains("jiaojiang-2018/2018Q2/r1：" + state + "\n");
    }

    private void killedBeforeItIsRecorded(String who, String command, List<String> more) throws Exception {
        Left before = left();
        try (AuditHold hold = new AuditHold(home.db())) {
            hold.awaitAndKill(start(who, command, more));
        }
        assertThat(left()).as(command).isEqualTo(before);
    }

    /** What the database refuses at the end has begun, and no more; what was written of it is gone. */
    private void begun() throws IOException {
        home.db().execute("alter table jidu.release_file add constraint refused check (false)");
        assertThat(home.step("b", "publish", 1, List.of()).status()).isNotZero();
        home.db().execute("alter table jidu.release_file drop constraint refused");
        FolderTree.delete(home.released(1));
    }

    /** At a moment of its own each time; where it was quicker than the kill, it is whole. */
    private void killedWhileItIsWritten() throws IOException {
        Random random = new Random(ProofShare.seed(20240701));
        Path unfinished = home.released(1).resolveSibling(".r1.unfinished");
        for (int i = 0; i < MOMENTS; i++) {
            FolderTree.delete(unfinished);
            Program program = start("b", "publish", List.of());
            while (program.process.isAlive() && !Files.exists(unfinished)) {
                Program.pause(2);
            }
            Program.pause(random.nextInt(200));
            program.kill();
            assertThat(unfinished).exists();
            assertThat(home.released(1)).doesNotExist();
        }
    }

    /** It goes on with what was begun, so that nothing is recorded before. */
    private void killedOnceItIsWritten() throws Exception {
        Left before = left();
        try (AuditHold hold = new AuditHold(home.db())) {
            hold.awaitAndKill(start("b", "publish", List.of()));
        }
        Left after = left();
        assertThat(after)
                .isEqualTo(new Left(before.steps, before.ofSecond, before.audited, before.copies, after.files));
        assertThat(after.files).containsOnlyKeys("331002.pdf", "331002.xlsx", "manifest.json");
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Program start(String who, String command, List<String> more) {
        return start(who, command, 1, more);
    }

    private Program start(String who, String command, int revision, List<String> more) {
        started++;
        return Program.start(folder, command + started, Setting.PLAIN, home.arguments(who, command, revision, more));
    }
}
