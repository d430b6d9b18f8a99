package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a small program where Jidu's own would be: how Java finds its classes laid out, and when it does not. */
class StartLayoutTest {
    private static final String PROGRAM = """
            package cn.jidu.cli;
            import java.nio.file.Files;
            import java.nio.file.Path;
            public final class Jidu {
                public static void main(String[] args) throws Exception {
                    String line = String.join(" ", args);
                    System.out.println(line);
                    if (line.startsWith("check")) {
                        line += ", database '" + System.getenv("JIDU_DB_URL") + "'\\n";
                        Files.writeString(Path.of(System.getProperty("jidu.root"), "first"), line);
                    }
                }
            }
            """;

    /** Says where the program's class comes from. */
    private static final Map<String, String> TOLD = Map.of("JIDU_JAVA_OPTS", "-Xlog:class+load:stdout");

    private static final String LAID_OUT = "cn.jidu.cli.Jidu source: shared objects file (top)";

    @TempDir
    Path folder;

    private Path target;

    /** What a start printed. */
    private record Printed(int status, String out, String err) {}

    @BeforeEach
    void build() throws Exception {
        for (String name : List.of("src/main", "src/sample", "target/lib", "java")) {
            Files.createDirectories(folder.resolve(name));
        }
        target = folder.resolve("target");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("jidu"), folder.resolve("jidu"), StandardCopyOption.COPY_ATTRIBUTES);
        Path source = Files.writeString(folder.resolve("java/Jidu.java"), PROGRAM);
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.resolve("java").toString(), source.toString());
        for (String old : List.of("pom.xml", "src/main", "src/sample")) {
            Files.setLastModifiedTime(folder.resolve(old), FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        }
        pack(Instant.now());
    }

    @Test
    void afterTheFirstStartJavaFindsItsClassesLaidOut() throws Exception {
        assertThat(start(Map.of(), "one", "two words")).isEqualTo(new Printed(0, "one two words\n", ""));
        assertThat(start(TOLD).out()).contains(LAID_OUT);
    }

    @Test
    void oneThatIsCutOffOrDamagedIsMadeAgain() throws Exception {
        start(Map.of());
        byte[] layout = Files.readAllBytes(layout());
        write(Arrays.copyOf(layout, layout.length / 2));
        assertThat(start(Map.of(), "cut off")).isEqualTo(new Printed(0, "cut off\n", ""));
        assertThat(start(TOLD).out()).contains(LAID_OUT);

        Arrays.fill(layout, layout.length / 2, layout.length, (byte) 7);
        write(layout);
        assertThat(start(Map.of(), "damaged")).isEqualTo(new Printed(0, "damaged\n", ""));
        assertThat(start(TOLD).out()).contains(LAID_OUT);
    }

    @Test
    void oneOfAnotherJarIsPassedOverInSilence() throws Exception {
        start(Map.of());
        // a copy that keeps no times: the jar looks older than the layout and is another
        pack(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(start(Map.of(), "other jar")).isEqualTo(new Printed(0, "other jar\n", ""));
        assertThat(start(TOLD).out()).doesNotContain(LAID_OUT);
    }

    @Test
    void oneThatThisJavaDoesNotKnowIsPassedOverInSilence() throws Exception {
        start(Map.of());
        byte[] foreign = "laid out by another Java".getBytes(StandardCharsets.US_ASCII);
        write(foreign);
        Files.writeString(layout().resolveSibling(layout().getFileName() + ".sum"), sum(layout()));
        assertThat(start(Map.of(), "other Java")).isEqualTo(new Printed(0, "other Java\n", ""));
        assertThat(layout()).hasBinaryContent(foreign);
    }

    @Test
    void aNewBuildIsLaidOutAnew() throws Exception {
        start(Map.of());
        Path left = Files.writeString(target.resolve("start-1.jsa.17"), "left by a start that was killed");
        pack(Instant.now());
        assertThat(start(Map.of(), "again")).isEqualTo(new Printed(0, "again\n", ""));
        assertThat(start(TOLD).out()).contains(LAID_OUT);
        assertThat(left).doesNotExist();
    }

    @Test
    void whereJavaCannotDoItIsAskedOnce() throws Exception {
        Path java = executable(folder.resolve("jdk/bin/java"), """
                #!/usr/bin/env bash
                case "$*" in *ArchiveClassesAtExit*) echo asked | tee -a %s; exit 1 ;; esac
                exec %s "$@"
                """.formatted(
                        folder.resolve("asked"), Path.of(System.getProperty("java.home"), "bin/java")));
        Map<String, String> other =
                Map.of("JAVA_HOME", java.getParent().getParent().toString());
        assertThat(start(other, "first")).isEqualTo(new Printed(0, "first\n", ""));
        assertThat(start(other, "second")).isEqualTo(new Printed(0, "second\n", ""));
        assertThat(folder.resolve("asked")).hasContent("asked\n");
    }

    @Test
    void whereNothingCanBeWrittenTheProgramStarts() throws Exception {
        // root, whom no permissions stop, may run the test
        executable(folder.resolve("tools/mv"), "#!/bin/sh\necho 'mv: Read-only file system' >&2\nexit 1\n");
        Map<String, String> path = Map.of("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
        assertThat(start(path, "read only")).isEqualTo(new Printed(0, "read only\n", ""));
    }

    @Test
    void theSitesDatabaseHasNoPartInIt() throws Exception {
        assertThat(start(Map.of("JIDU_DB_URL", "jdbc:postgresql://db/jidu"), "x")
                        .out())
                .isEqualTo("x\n");
        assertThat(Files.readString(folder.resolve("first")))
                .isEqualTo("check --examples --home %s/no-home, database ''\n".formatted(target));
    }

    private Printed start(Map<String, String> environment, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(folder.resolve("jidu").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "JIDU_JAVA_OPTS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Printed(status, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Path layout() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(f -> f.toString().endsWith(".jsa")).findFirst().orElseThrow();
        }
    }

    private void write(byte[] bytes) throws IOException {
        FileTime before = Files.getLastModifiedTime(layout());
        Path layout = layout();
        Files.delete(layout);
        Files.write(layout, bytes);
        Files.setLastModifiedTime(layout, before);
    }

    private static String sum(Path file) throws Exception {
        Process cksum = new ProcessBuilder("cksum").redirectInput(file.toFile()).start();
        return new String(cksum.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void pack(Instant time) throws IOException {
        Path jar = target.resolve("jidu.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("cn/jidu/cli/Jidu.class"));
            Files.copy(folder.resolve("java/cn/jidu/cli/Jidu.class"), out);
        }
        Files.setLastModifiedTime(jar, FileTime.from(time));
    }
}
