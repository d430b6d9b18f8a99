package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code limits.yml} may say, what holds where it says nothing, and that no revision follows from it. */
class LimitsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = JobsCopy.into(folder).resolve("limits.yml");
    }

    @Test
    void theProjectsFileSetsEveryBoundToItsDefault() throws IOException {
        List<String> set = Pattern.compile("(?m)^(\\w+): ([0-9]+)$")
                .matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(set)
                .isEqualTo(Arrays.stream(FileLimit.values())
                        .map(l -> l.key() + ": " + l.normal())
                        .toList());
    }

    @Test
    void whatIsLeftOutHoldsItsDefaultAndNoFileSetsNone() throws IOException {
        Files.writeString(file, "sheets: 3\n");
        assertThat(limits()).isEqualTo(FileLimits.DEFAULT.with(FileLimit.SHEETS, 3));
        Files.delete(file);
        assertThat(limits()).isEqualTo(FileLimits.DEFAULT);
    }

    @Test
    void theLeastAndTheMostMayBeSet() throws IOException {
        FileLimits most = limits(FileLimit::most);
        FileLimits least = limits(FileLimit::least);
        for (FileLimit limit : FileLimit.values()) {
            assertThat(most.of(limit)).isEqualTo(limit.most());
            assertThat(least.of(limit)).isEqualTo(limit.least());
            assertThat(limit.normal()).isBetween(limit.least(), limit.most());
        }
    }

    /** Where the file sets them all. */
    private FileLimits limits(ToLongFunction<FileLimit> values) throws IOException {
        Files.writeString(
                file,
                Stream.of(FileLimit.values())
                        .map(limit -> limit.key() + ": " + values.applyAsLong(limit))
                        .collect(Collectors.joining("\n")));
        return limits();
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Files.writeString(file, """
                fileBytes: 2GB
                sheets: 0
                xmlDepth: 10001
                sheetz: 3
                rowCharacters: 2000
                fieldCharacters: 2001
                """);

        List<DefinitionProblem> problems =
                DefinitionLoader.load(folder.resolve("jobs")).problems();

        String known = Arrays.stream(FileLimit.values())
                .map(FileLimit::key)
                .sorted()
                .reduce((a, b) -> a + "、" + b)
                .orElseThrow();
        assertThat(String.join(
                        "\n", problems.stream().map(DefinitionProblem::toString).toList()))
                .isEqualTo("""
                limits.yml:1: “fileBytes”应为 1024 至 2147483647 的整数，现为“2GB”；省略时为 2147483647
                limits.yml:2: “sheets”应为 1 至 10000 的整数，现为“0”；省略时为 1000
                limits.yml:3: “xmlDepth”应为 30 至 10000 的整数，现为“10001”；省略时为 100
                limits.yml:4: 不认识的键“sheetz”（是否想写“sheets”？）；可用：%s
                limits.yml:6: fieldCharacters（2001）不能大于 rowCharacters（2000）：一个单元格不会比整行长""".formatted(known));
    }

    /** Which files were accepted is kept with the deliveries; another bound changes no figure of theirs. */
    @Test
    void theyAreNoPartOfTheDefinitionsThatARevisionKeeps() throws IOException {
        Definitions before = JobsCopy.load(folder.resolve("jobs"));
        JobsCopy.change(file, "sheets: 1000", "sheets: 10");
        Definitions after = JobsCopy.load(folder.resolve("jobs"));

        assertThat(after.limits()).isNotEqualTo(before.limits());
        assertThat(after.hash()).isEqualTo(before.hash());
        assertThat(after.files()).doesNotContainKey("limits.yml");
    }

    private FileLimits limits() {
        return JobsCopy.load(folder.resolve("jobs")).limits();
    }
}
