package cn.jidu.definition.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.reading.ProjectJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/definitions.md} says what {@code jobs/} says. With {@code -Djidu.docs=write} it is written anew. */
class DefinitionDocsTest {
    private static final Path PAGE = Path.of("docs/definitions.md");

    @Test
    void theProjectsPageIsUpToDate() throws IOException {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(ProjectJobs.JOBS);
        String page = DefinitionDocs.markdown(loaded.definitions().orElseThrow());
        if ("write".equals(System.getProperty("jidu.docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
