package cn.jidu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an office does without a program of its own: workbooks that are there already, printed by LibreOffice, all by one process. */
final class LibreOfficeRoute {
    private LibreOfficeRoute() {}

    /** Says so where there is no {@code soffice}. */
    static void print(Path workbooks, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString()));
        try (Stream<Path> files = Files.list(workbooks)) {
            files.map(Path::toString).filter(f -> f.endsWith(".xlsx")).sorted().forEach(command::add);
        }
        Files.createDirectories(folder);
        long begin = System.nanoTime();
        double ticks = ProcessorTicks.ofThis() - Sites.processorSeconds();
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            Sites.say("LibreOffice left out: %s", e.getMessage());
            return;
        }
        double used = ProcessorTicks.ofThis() - Sites.processorSeconds() - ticks;
        try (Stream<Path> printed = Files.list(folder)) {
            Sites.say(
                    "LibreOffice: %d of these workbooks to pages: %.1f s, processor %.1f s, load %s",
                    printed.filter(f -> f.toString().endsWith(".pdf")).count(),
                    Sites.seconds(begin),
                    used,
                    Sites.load());
        }
    }
}
