package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.ProofShare;
import cn.jidu.release.ReleaseState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever two people do in whatever order, while corrections arrive, figures are adjusted, matches decided and definitions change: a step is taken or refused as
 * docs/releases.md has it, no released byte ever changes, and (by {@code -Pproof}) the same history once more gives the same
 * bytes.
 */
class ReleaseHistoriesTest {
    private static final int STEPS = ProofShare.of(9, 14);

    @TempDir
    Path folder;

    /** The share's one publishes both of its revisions, the second after an upgrade, and then recalls the first; one step is refused. */
    @ProofSeeds(from = 15539, share = 1, whole = 200)
    void noByteChangesNoStateIsSkippedAndReplayGivesTheSame(long seed) throws IOException {
        Map<String, String> released = history(seed, folder.resolve("first"));
        if (ProofShare.whole()) {
            assertThat(history(seed, folder.resolve("again"))).isEqualTo(released);
        }
    }

    private static Map<String, String> history(long seed, Path folder) throws IOException {
        try (ReleaseHome home = new ReleaseHome(Files.createDirectory(folder))) {
            History history = new History(home, new Random(seed));
            home.sendWhatNobodyCanMatch();
            history.correct();
            for (int i = 0; i < STEPS; i++) {
                history.step();
                history.nothingReleasedHasChanged();
            }
            history.everyReleaseIsKnownAsItStands();
            return history.released;
        }
    }

    /** What is to be known of one revision's report. */
    private static final class ExpectedRelease {
        private final int definitions;
        private ReleaseState state = ReleaseState.DRAFT;
        private String submittedBy = "";

        private ExpectedRelease(int definitions) {
            this.definitions = definitions;
        }
    }

    private static final class History {
        private final ReleaseHome home;
        private final Random random;
        private final List<ExpectedRelease> revisions = new ArrayList<>();
        private final Map<String, String> released = new TreeMap<>();
        private int definitions;

        private History(ReleaseHome home, Random random) {
            this.home = home;
            this.random = random;
        }

        private void step() throws IOException {
            int what = random.nextInt(14);
            if (what == 0) {
                correct();
            } else if (what == 1 && definitions == 0) {
                home.upgrade();
                definitions++;
                run();
            } else if (what == 12) {
                home.adjust(10 + random.nextInt(80)); // rows never give as many
                run();
            } else if (what == 13) {
                home.decide(random.nextInt(2) == 0 ? "a" : "b");
                run();
            } else {
                release();
            }
        }

        /** A file with other days of founding. */
        private void correct() throws IOException {
            home.send("""
                    统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
                    91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-0%d-1%d,存续
                    91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续
                    91331002MA2H1003XU,同名厂,有限责任公司,3525,331002,2015-01-01,存续
                    91331002MA2H10044J,台州市同名厂,有限责任公司,3525,331002,2015-01-01,存续
                    """.formatted(1 + random.nextInt(6), revisions.size()));
            run();
        }

        private void run() {
            revisions.add(new ExpectedRelease(definitions));
            assertThat(home.run()).isEqualTo(revisions.size());
        }

        /** Most often the step that comes next. */
        private void release() throws IOException {
            int number = random.nextInt(revisions.size()) + 1;
            ExpectedRelease release = revisions.get(number - 1);
            String who = random.nextInt(2) == 0 ? "a" : "b";
            List<String> commands = List.of("submit", "approve", "publish", "withdraw");
            int next = Math.min(release.state.ordinal(), 3);
            String command = commands.get(random.nextInt(5) == 0 ? random.nextInt(4) : next);
            boolean taken = isAllowed(command, number, who);
            if (release.definitions != definitions) {
                // it cannot be made again as it was; what stands is recalled by whatever program
                taken = command.equals("withdraw") && release.state == ReleaseState.PUBLISHED;
            }
            Said said = home.step(who, command, number, more(command));
            assertThat(said.status() == 0)
                    .as(command + " r" + number + " " + said)
                    .isEqualTo(taken);
            if (taken) {
                take(command, number, who);
                assertThat(said.out()).contains("：" + word(number) + "\n");
            }
            assertThat(home.steps(number))
                    .matches("(submitted (approved )?withdrawn ?)*"
                            + "(submitted( approved( publishing published( withdrawn)?)?)?)?");
        }

        private static List<String> more(String command) {
            return switch (command) {
                case "submit" -> ReleaseHome.ANSWERED;
                case "withdraw" -> List.of("--reason", "重新核对");
                default -> List.of();
            };
        }

        private boolean isAllowed(String command, int number, String who) {
            ExpectedRelease release = revisions.get(number - 1);
            return switch (command) {
                case "submit" -> release.state == ReleaseState.DRAFT;
                case "approve" -> release.state == ReleaseState.SUBMITTED && !release.submittedBy.equals(who);
                case "publish" -> release.state == ReleaseState.APPROVED && !isReplaced(number);
                default -> release.state != ReleaseState.DRAFT && release.state != ReleaseState.WITHDRAWN;
            };
        }

        private boolean isReplaced(int number) {
            return revisions.subList(number, revisions.size()).stream()
                    .anyMatch(r -> r.state == ReleaseState.PUBLISHED);
        }

        private void take(String command, int number, String who) throws IOException {
            ExpectedRelease release = revisions.get(number - 1);
            switch (command) {
                case "submit" -> {
                    release.state = ReleaseState.SUBMITTED;
                    release.submittedBy = who;
                }
                case "approve" -> release.state = ReleaseState.APPROVED;
                case "publish" -> {
                    release.state = ReleaseState.PUBLISHED;
                    home.files(number).forEach((file, hash) -> released.put(number + " " + file, hash));
                }
                default ->
                    release.state =
                            release.state == ReleaseState.PUBLISHED ? ReleaseState.WITHDRAWN : ReleaseState.DRAFT;
            }
        }

        private String word(int number) {
            return switch (revisions.get(number - 1).state) {
                case DRAFT -> "草稿";
                case SUBMITTED -> "已送审";
                case APPROVED -> "已审核";
                case WITHDRAWN -> "已撤销";
                default -> "已发布";
            };
        }

        /** Current, or genuine and no longer so. */
        private void everyReleaseIsKnownAsItStands() {
            for (int number = 1; number <= revisions.size(); number++) {
                if (released.containsKey(number + " 331002.pdf")) {
                    boolean holds = revisions.get(number - 1).state == ReleaseState.PUBLISHED && !isReplaced(number);
                    assertThat(home.verified(number, "331002.pdf")).isEqualTo(holds ? 0 : 3);
                }
            }
        }

        private void nothingReleasedHasChanged() throws IOException {
            Map<String, String> lying = new TreeMap<>();
            for (int number = 1; number <= revisions.size(); number++) {
                for (Map.Entry<String, String> file : home.files(number).entrySet()) {
                    lying.put(number + " " + file.getKey(), file.getValue());
                }
            }
            assertThat(lying).isEqualTo(released);
            assertThat(home.audited()).isNotNegative();
        }
    }
}
