package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A folder with every kind of mistake: each is told, with file and line, in one go. */
class FaultyDefinitionsTest {
    private static final Path RESOURCES = Path.of("src/test/resources/cn/jidu/definition");

    @Test
    void everyMistakeIsToldAtOnce() throws IOException {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(RESOURCES.resolve("faulty"));

        String told = loaded.problems().stream().map(p -> p + "\n").collect(Collectors.joining());
        assertThat(told).isEqualTo(Files.readString(RESOURCES.resolve("faulty.expected.txt")));
        assertThat(loaded.definitions()).isEmpty();
    }

    @Test
    void aMissingFolderIsTold() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(RESOURCES.resolve("no-such-folder"));

        assertThat(loaded.definitions()).isEmpty();
        assertThat(loaded.problems())
                .extracting(DefinitionProblem::message)
                .isEqualTo(List.of("定义目录“src/test/resources/cn/jidu/definition/no-such-folder”不存在；请用 --jobs 指明"));
    }
}
