package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads where the program cannot be built. */
class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void aBuildThatFailsEndsWithWhatToDo() throws Exception {
        Path top = Files.createDirectories(folder.toRealPath().resolve("jidu"));
        Files.createDirectories(top.resolve("src/main"));
        Files.createDirectories(top.resolve("src/sample"));
        Files.copy(Path.of("pom.xml"), top.resolve("pom.xml"));
        executable(top.resolve("jidu"), Files.readString(Path.of("jidu")));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        executable(tools.resolve("mvn"), "#!/bin/sh\nprintf '\\033[0m[ERROR] no compiler\\033[0m\\n'\nexit 1\n");

        ProcessBuilder launcher = new ProcessBuilder(top.resolve("jidu").toString(), "demo").redirectErrorStream(true);
        launcher.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        Process process = launcher.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo("""
                jidu: 正在构建（首次约需几分钟） building …
                [ERROR] no compiler
                jidu: 构建失败，原因见上。请核对 JDK（17 或更新）、Maven（3.8 或更新）和网络，再执行一次。详情：mvn --file '%s/pom.xml' -Pprogram-only package
                """.formatted(top));
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
