package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.RealFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of real files, shown on invented rows: also where the files are not at hand. */
class RealContractsTest {
    @TempDir
    Path folder;

    @Test
    void theirExamplesComeOut() throws IOException {
        assertThat(SourceExamples.failures(RealFiles.definitions(folder, "published")))
                .isEmpty();
    }
}
