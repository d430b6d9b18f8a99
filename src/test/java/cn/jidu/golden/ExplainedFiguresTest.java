package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.reconcile.revision.Revisions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The list is the number: of every figure of the sample city, its listed rows added up again give what was published. One
 * figure in six is opened in {@code mvn verify}, every one by {@code -Pproof}, and ten times as many rows followed.
 */
class ExplainedFiguresTest {
    private static final Path INBOX = Path.of("sample-data", "inbox");
    private static final int FOLLOWED = ProofShare.of(1_000, 10_000);
    private static final int ONE_IN = ProofShare.of(6, 1);

    @TempDir
    Path home;

    @Test
    void listsGiveTheFiguresAndRowsTheListsTheyAreIn() {
        try (World world = new World(home)) {
            world.measure("2018Q3", INBOX);
            OpenedFigures opened = new OpenedFigures(world.database(), World.DEFINITIONS, FOLLOWED, ONE_IN);
            int figures = new Revisions(new JdbcTemplate(world.database().reader()))
                    .listQuarters().stream()
                            .mapToInt(opened::listsGiveTheFigures)
                            .sum();
            assertThat(figures).isGreaterThan(1500 / ONE_IN);
            assertThat(opened.rowsTellTheListsTheyAreIn()).isGreaterThan(ProofShare.of(250, 4_000));
        }
    }
}
