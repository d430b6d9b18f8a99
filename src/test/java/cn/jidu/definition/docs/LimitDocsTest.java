package cn.jidu.definition.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.reading.ProjectJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/limits.md} says what the bounds are. With {@code -Djidu.docs=write} it is written anew. */
class LimitDocsTest {
    private static final Path PAGE = Path.of("docs/limits.md");

    @Test
    void theProjectsPageIsUpToDate() throws IOException {
        String page = LimitDocs.markdown(JobsCopy.load(ProjectJobs.JOBS).limits());
        if ("write".equals(System.getProperty("jidu.docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
