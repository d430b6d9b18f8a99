package cn.jidu.returned;

import cn.jidu.intake.table.ScratchFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.util.TempFileCreationStrategy;

/** Keeps what the library writes on the way, rows of persons among it, in the home's work folder. */
record WorkFiles(Path work) implements TempFileCreationStrategy {
    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
        return ScratchFile.file(work, prefix).toFile();
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
        return Files.createTempDirectory(work, prefix).toFile();
    }
}
