package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.ProgressBounds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what pace on a target is ahead, and what {@code progress.yml} may say of it. */
class ProgressBoundsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = JobsCopy.into(folder).resolve("progress.yml");
    }

    @Test
    void whatIsLeftOutHoldsItsDefaultAsInTheProjectsFile() throws IOException {
        assertThat(load().progressBounds()).isEqualTo(ProgressBounds.DEFAULT);
        Files.writeString(file, "aheadFrom: 1.1\n");
        assertThat(load().progressBounds()).isEqualTo(new ProgressBounds(new BigDecimal("1.1"), 5));
        Files.delete(file);
        assertThat(load().progressBounds()).isEqualTo(ProgressBounds.DEFAULT);
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Files.writeString(file, "aheadFrom: 0.95\nforecastFrom: 4\n");
        assertThat(DefinitionLoader.load(folder.resolve("jobs")).problems().stream()
                        .map(DefinitionProblem::toString))
                .containsExactly(
                        "progress.yml:1: aheadFrom 应为不小于 1 的数（1.05 即超出应完成数百分之五），现为“0.95”；省略时为 1.05",
                        "progress.yml:2: forecastFrom 应为不小于 5 的整数：预测至少要一年的数，再用一季检验，现为“4”；省略时为 5");
    }

    /** Words of the report follow from it. */
    @Test
    void itIsPartOfTheDefinitionsThatARevisionKeeps() throws IOException {
        Definitions before = load();
        JobsCopy.change(file, "aheadFrom: 1.05", "aheadFrom: 1.1");
        assertThat(load().hash()).isNotEqualTo(before.hash());
    }

    private Definitions load() {
        return JobsCopy.load(folder.resolve("jobs"));
    }
}
