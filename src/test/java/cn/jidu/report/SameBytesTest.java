package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.data.FileHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3: the same bytes whenever and wherever, one after the other or side by side; and no font of the machine is needed. */
class SameBytesTest {
    @TempDir
    Path scratch;

    @Test
    void timeZoneLocaleCharsetFolderAndTheMachinesFontsLeaveNoTrace() throws Exception {
        Path here = scratch.resolve("here/r1");
        Path there = scratch.resolve("elsewhere/deeper/r1");
        Process plain = fork(
                here,
                Map.of(),
                "-Duser.timezone=UTC",
                "-Duser.language=en",
                "-Dfile.encoding=UTF-8",
                "-XX:ActiveProcessorCount=1");
        Process other = fork(
                there,
                Map.of("FONTCONFIG_FILE", noFonts().toString()),
                "-Duser.timezone=Pacific/Auckland",
                "-Duser.language=th",
                "-Duser.country=TH",
                "-Dfile.encoding=GBK",
                "-XX:ActiveProcessorCount=4",
                "-Duser.home=" + Files.createDirectories(scratch.resolve("home")));
        assertThat(plain.waitFor()).as("%s", scratch.resolve("here")).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(hashes(there)).hasSize(16).isEqualTo(hashes(here));
    }

    private Path noFonts() throws IOException {
        Path empty = Files.createDirectories(scratch.resolve("nofonts"));
        return Files.writeString(
                empty.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + empty
                        + "</dir><cachedir>" + empty + "</cachedir></fontconfig>");
    }

    private static Process fork(Path folder, Map<String, String> environment, String... settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "cn.jidu.report.Fork",
                "4",
                folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(p).toString(), FileHashes.sha256(p));
            }
        }
        return hashes;
    }
}
