package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    Path folder;

    /** A process that closes the file a second time lets go of the lock: then another process would have it. */
    @Test
    void askingForItASecondTimeDoesNotDropTheFirst() throws Exception {
        SiteHome home = SiteHome.at(folder.resolve("home"));
        try (HomeLock first = HomeLock.find(home, "serve").orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(HomeLock.find(home, "serve")).isEmpty();
            assertThat(elsewhere()).isEqualTo("taken");
        }
        assertThat(elsewhere()).isEqualTo("free");
        try (HomeLock again = HomeLock.find(home, "serve").orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    private String elsewhere() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        folder.resolve("home").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    /** Another process that asks for it. */
    public static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) {
            Optional<HomeLock> lock = HomeLock.find(SiteHome.at(Path.of(arguments[0])), "serve");
            System.out.println(lock.isPresent() ? "free" : "taken");
        }
    }
}
