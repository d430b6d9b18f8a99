package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.source.RejectBound;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many rejected rows leave a source incomplete, and what {@code completeness.yml} may say of it. */
class RejectBoundTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = JobsCopy.into(folder).resolve("completeness.yml");
    }

    @Test
    void aFileIsBeyondItWhereItPassesBothShareAndRows() {
        RejectBound bound = RejectBound.DEFAULT;
        assertThat(bound.isPassed(6, 5)).isFalse();
        assertThat(bound.isPassed(599, 6)).isTrue();
        assertThat(bound.isPassed(600, 6)).isFalse();
        assertThat(bound.isPassed(6, 6)).isTrue();
    }

    @Test
    void whatIsLeftOutHoldsItsDefaultAsInTheProjectsFile() throws IOException {
        assertThat(bound()).isEqualTo(RejectBound.DEFAULT);
        Files.writeString(file, "rejectedRows: 0\n");
        assertThat(bound()).isEqualTo(new RejectBound(new BigDecimal("0.01"), 0));
        Files.delete(file);
        assertThat(bound()).isEqualTo(RejectBound.DEFAULT);
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Files.writeString(file, "rejectedShare: 1.5\nrejectedRows: -1\n");
        assertThat(DefinitionLoader.load(folder.resolve("jobs")).problems().stream()
                        .map(DefinitionProblem::toString))
                .containsExactly(
                        "completeness.yml:1: rejectedShare 应为 0 至 1 的数（0.01 即百分之一），现为“1.5”；省略时为 0.01",
                        "completeness.yml:2: rejectedRows 应为不小于 0 的整数，现为“-1”；省略时为 5");
    }

    /** Marks of figures follow from it. */
    @Test
    void itIsPartOfTheDefinitionsThatARevisionKeeps() throws IOException {
        Definitions before = JobsCopy.load(folder.resolve("jobs"));
        JobsCopy.change(file, "rejectedRows: 5", "rejectedRows: 10");
        assertThat(JobsCopy.load(folder.resolve("jobs")).hash()).isNotEqualTo(before.hash());
    }

    private RejectBound bound() {
        return JobsCopy.load(folder.resolve("jobs")).rejectBound();
    }
}
