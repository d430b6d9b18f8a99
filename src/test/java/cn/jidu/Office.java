package cn.jidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice, where this machine has it: opens files as their readers do, and saves them again. */
public final class Office {
    /** A text file in UTF-8, cells set apart by commas and quoted where need be. */
    public static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1";

    /** Its own settings: to make them is half of a first start. */
    private static final Path SETTINGS = Path.of("target", "office-" + System.getProperty("jidu.fork", "alone"))
            .toAbsolutePath();

    private Office() {}

    /** Leaves a test out where it is not there. */
    public static void assume() {
        assumeThat(Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, "soffice"))))
                .isTrue();
    }

    /**
     * Opens the files and saves each in another format, under its own name.
     *
     * @param work for the program's own words
     */
    public static void convert(List<Path> files, String format, Path to, Path work)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + SETTINGS.toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                to.toString()));
        files.forEach(f -> command.add(f.toString()));
        Process office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("office.log").toFile())
                .start();
        assertThat(office.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String ending = format.replaceFirst(":.*", "");
        for (Path file : files) {
            String name = file.getFileName().toString();
            assertThat(to.resolve(name.substring(0, name.lastIndexOf('.') + 1) + ending))
                    .isNotEmptyFile();
        }
    }
}
