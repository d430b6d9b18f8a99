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
import org.junit.jupiter.api.io.TempDir;

/**
 * A step of a release whose program is killed is taken whole or not at all. It is killed where it has done what it does and
 * waits for the audit, which somebody else holds, and while the release is written.
 */
class KilledReleaseTest {
    private static final List<String> WHY = List.of("--reason", "误发");

    @TempDir
    Path folder;

    private ReleaseHome home;
    private int started;

    @BeforeEach
    void aDraft() throws IOException {
        home = new ReleaseHome(folder);
        home.send(CountyPlan.ROWS);
        home.run();
    }

    @AfterEach
    void close() {
        home.close();
    }

    /** All that a step leaves. */
    private record Left(String steps, long audited, Map<String, String> files) {}

    private Left left() throws IOException {
        return new Left(home.steps(1), home.audited(), home.files(1));
    }

    @Test
    void nothingIsHalfDone() throws Exception {
        if (ProofShare.whole()) {
            killedBeforeItIsRecorded("a", "submit", ReleaseHome.ANSWERED);
        }
        done("a", "submit", ReleaseHome.ANSWERED, "已送审");
        killedBeforeItIsRecorded("b", "approve", List.of());
        done("b", "approve", List.of(), "已审核");
        if (ProofShare.whole()) {
            killedBeforeItIsRecorded("b", "publish", List.of());
        }
        killedWhileItIsWritten();
        assertThat(home.steps(1)).isEqualTo("submitted approved publishing");
        killedOnceItIsWritten();
        approvedAnew();
        killedWhileItIsWritten();
        Left written = killedOnceItIsWritten();
        assertThat(text(home.released(1).resolve("331002.pdf"))).contains("已催报").doesNotContain("下季补报");
        done("b", "publish", List.of(), "已发布");
        assertThat(left()).isEqualTo(new Left(written.steps + " published", written.audited + 1, written.files));
        assertThat(home.released(1).getParent().toFile().list()).containsExactly("r1");
        signed();
        killedBeforeItIsRecorded("b", "withdraw", WHY);
        done("b", "withdraw", WHY, "已撤销");
        assertThat(left())
                .isEqualTo(new Left(written.steps + " published withdrawn", written.audited + 3, written.files));
    }

    /** What a killed program signed is no copy of the site's, and the next one makes all of them. */
    private void signed() throws Exception {
        home.keyed();
        Path copy = home.released(1).resolveSibling("r1-signed").resolve("331002.pdf");
        killedBeforeItIsRecorded("b", "sign", List.of());
        assertThat(copy).exists();
        byte[] killed = Files.readAllBytes(copy);
        assertThat(home.verified(copy)).isEqualTo(1);
        Files.delete(copy);
        Files.writeString(copy.resolveSibling("331003.pdf"), "half");
        done("b", "sign", List.of(), "已发布");
        assertThat(copy.getParent().toFile().list()).containsExactly("331002.pdf");
        assertThat(home.verified(copy)).isZero();
        assertThat(home.verified(Files.write(folder.resolve("killed.pdf"), killed)))
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

    /** At a moment of its own each time; where it was quicker than the kill, it is whole. */
    private void killedWhileItIsWritten() throws IOException {
        Random random = new Random(ProofShare.seed(20240701));
        Path unfinished = home.released(1).resolveSibling(".r1.unfinished");
        for (int i = 0; i < ProofShare.of(1, 6); i++) {
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
    private Left killedOnceItIsWritten() throws Exception {
        Left before = left();
        try (AuditHold hold = new AuditHold(home.db())) {
            hold.awaitAndKill(start("b", "publish", List.of()));
        }
        Left after = left();
        assertThat(after).isEqualTo(new Left(before.steps, before.audited, after.files));
        assertThat(after.files).containsOnlyKeys("331002.pdf", "331002.xlsx", "manifest.json");
        return after;
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Program start(String who, String command, List<String> more) {
        started++;
        return Program.start(folder, command + started, Setting.PLAIN, home.arguments(who, command, 1, more));
    }
}
