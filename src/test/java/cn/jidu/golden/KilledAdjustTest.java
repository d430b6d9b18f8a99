package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.cli.ReleaseHome;
import cn.jidu.cli.Said;
import cn.jidu.golden.Program.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An adjustment whose program is killed is proposed, agreed to and withdrawn whole or not at all. It is killed where it has
 * done what it does and waits for the audit, which somebody else holds: in {@code mvn verify} as it is agreed to.
 */
class KilledAdjustTest {
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

    @Test
    void nothingIsHalfDone() throws Exception {
        Path evidence = Files.writeString(folder.resolve("来函.txt"), "另有四家当日补录");
        String[] proposed = {
            "jiaojiang-2018/new-enterprises",
            "--area",
            "331002",
            "--quarter",
            "2018Q2",
            "--value",
            "5",
            "--reason",
            "登记系统停机",
            "--evidence",
            evidence.toString()
        };
        if (ProofShare.whole()) {
            killed("a", proposed);
        }
        String number = number(done("a", proposed));
        killed("b", "--agree", number);
        assertThat(home.run()).as("nobody has agreed").isEqualTo(1);
        done("b", "--agree", number);
        assertThat(home.run()).isEqualTo(2);
        if (ProofShare.whole()) {
            killed("a", "--withdraw", number, "--reason", "行已补报");
            assertThat(home.run()).as("it stands").isEqualTo(2);
        }
        done("a", "--withdraw", number, "--reason", "行已补报");
        assertThat(home.run()).isEqualTo(3);
    }

    /** Numbers of proposals that were not kept are not given again. */
    private static String number(Said said) {
        return said.out().replaceFirst("(?s)^已提出调整 (\\d+)：.*", "$1");
    }

    /** What is kept, and how much the audit tells of it. */
    private List<Object> left() {
        return List.of(
                home.db()
                        .queryForList("select * from jidu.figure_adjustment order by adjustment_id")
                        .toString(),
                home.audited());
    }

    private void killed(String who, String... arguments) throws Exception {
        List<Object> before = left();
        try (AuditHold hold = new AuditHold(home.db())) {
            started++;
            hold.awaitAndKill(Program.start(folder, "adjust" + started, Setting.PLAIN, home.adjust(who, arguments)));
        }
        assertThat(left()).as(String.join(" ", arguments)).isEqualTo(before);
    }

    private Said done(String who, String... arguments) {
        long audited = home.audited();
        Said said = Said.jidu(home.adjust(who, arguments));
        assertThat(said.status()).as(said.toString()).isZero();
        assertThat(home.audited()).isEqualTo(audited + 1);
        return said;
    }
}
