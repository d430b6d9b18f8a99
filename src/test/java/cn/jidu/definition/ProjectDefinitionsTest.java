package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The definitions that the project itself ships. */
class ProjectDefinitionsTest {
    private static final Path JOBS = Path.of("jobs");

    @Test
    void loadWithoutAProblem() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(JOBS);

        assertThat(loaded.problems()).isEqualTo(List.of());
        assertThat(loaded.definitions()).isPresent();
    }
}
