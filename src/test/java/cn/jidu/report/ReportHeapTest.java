package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportHeapTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void areasArePrintedSideBySideAsCoresAndHeapAllow() {
        assertThat(ReportWriter.areasAtOnce(1, 512 * MEGABYTE)).isEqualTo(1);
        assertThat(ReportWriter.areasAtOnce(2, 512 * MEGABYTE)).isEqualTo(2);
        assertThat(ReportWriter.areasAtOnce(64, 512 * MEGABYTE)).isEqualTo(13);
        assertThat(ReportWriter.areasAtOnce(64, 160 * MEGABYTE)).isEqualTo(2);
        assertThat(ReportWriter.areasAtOnce(2, 64 * MEGABYTE)).isEqualTo(1);
    }

    /** Two at once, each with lists as long as they may be: they stay on disk while they are printed. */
    @Test
    void theLongestListsArePrintedInASmallHeap() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx176m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ActiveProcessorCount=4",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyPrinted.class.getName(),
                        folder.resolve("r1").toString(),
                        "3")
                .redirectErrorStream(true)
                .start();

        String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(small.waitFor()).as(said).isZero();
        try (Stream<Path> written = Files.list(folder.resolve("r1").resolve(TaizhouPlan.KEY))) {
            assertThat(written.map(f -> f.getFileName().toString()).sorted().toList())
                    .isEqualTo(List.of(
                            "331000.pdf",
                            "331000.xlsx",
                            "331002.pdf",
                            "331002.xlsx",
                            "331003.pdf",
                            "331003.xlsx",
                            "manifest.json"));
        }
    }
}
