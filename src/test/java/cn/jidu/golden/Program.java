package cn.jidu.golden;

import cn.jidu.ProgramLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as its users run it: in a Java process of its own. */
public final class Program {
    static final Path PROJECT = Path.of("").toAbsolutePath();
    static final Path INBOX = PROJECT.resolve("src/test/resources/handmade/inbox");
    private static final long MINUTES = 5;

    /** What a normal run says on standard error, where it takes in 48 files. */
    static final String PROGRESS = """
            · 归集：查找新到文件
            · 接收：逐个文件入库
              已接收 20 / 48 个文件
              已接收 40 / 48 个文件
              已接收 48 / 48 个文件
            · 核对：生效、匹配、汇成季度面板
            · 测算：指标、目标、进度
            · 关口：行数平衡
            · 报告：PDF、Excel、数据包
            """;

    public final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What an ended process left. */
    record Ended(int status, String out, String err) {}

    /** How a process is started: which Java options and environment, and in which folder. */
    public record Setting(List<String> java, Map<String, String> environment, Path folder) {
        public static final Setting PLAIN = new Setting(List.of("-Dfile.encoding=UTF-8"), Map.of(), PROJECT);
    }

    /** @param name under which its output is kept in {@code folder} */
    public static Program start(Path folder, String name, Setting setting, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=128m",
                // a short process spends a tenth of its time on getting its memory page by page; Linux alone knows this
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                // the classes are as javac made them: to verify them is a tenth of a short process
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Djava.awt.headless=true",
                "-Djidu.root=" + PROJECT));
        command.addAll(setting.java());
        command.addAll(List.of("-cp", ProgramLibraries.classPath(), "cn.jidu.cli.Jidu"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(setting.folder().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(k -> k.startsWith("JIDU_") || k.equals("TERM"));
        builder.environment().putAll(setting.environment());
        try {
            return new Program(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs 2018Q2 of the hand-made world. */
    static Program run(Path folder, String name, Setting setting, Path home, String... more) {
        return start(folder, name, setting, runArguments(home, more));
    }

    /** What runs 2018Q2 of the hand-made world. */
    static String[] runArguments(Path home, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run", "2018Q2", "--inbox", INBOX.toString(), "--home", home.toString(), "--as-of", "2018-07-20"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    Ended end() {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + err());
            }
            return new Ended(process.exitValue(), text(out), err());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it has said on standard error so far. */
    public String err() {
        return text(err);
    }

    /** Lenient: a process may write in another charset. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said this, or has ended. */
    void awaitLine(String text) {
        while (process.isAlive() && !err().contains(text)) {
            pause(5);
        }
    }

    /** As {@link #awaitLine}, on standard output. */
    void awaitOut(String line) {
        while (process.isAlive() && !text(out).contains(line)) {
            pause(20);
        }
    }

    public static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every file of a folder and the SHA-256 of its bytes. */
    static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), sha256(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
