package cn.jidu.bench.peer;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer as it is started: a process of its own for each time. To its command the folder to work in, the inbox, the folder of
 * the results and the program's folder are added.
 */
record PeerProgram(String name, List<String> command) {
    private static final List<String> JAVA = List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djidu.root=" + System.getProperty("jidu.root", "."),
            "-cp",
            System.getProperty("java.class.path"));

    /** What this benchmark was told of compiling and of classes laid out is what Jidu's launcher tells Java. */
    private static final List<String> LAUNCHED = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(a -> a.matches("-XX:(Tier4|FreqInline|CompileCommand|SharedArchive).*|-Xlog:disable"))
            .toList();

    /** Debian's package of pandas is for Debian's own Python. */
    private static final String PYTHON = "/usr/bin/python3";

    /** All of them, Jidu first. */
    static List<PeerProgram> all() {
        return List.of(
                java("jidu", "JiduPeer", LAUNCHED),
                java("jidu-warm", "JiduPeer", LAUNCHED),
                java("duckdb", "DuckPeer", List.of()),
                java("spring-batch", "batch.BatchPeer", List.of()),
                new PeerProgram("pandas", List.of(PYTHON, "-B", "src/bench/python/quarter.py")));
    }

    private static PeerProgram java(String name, String type, List<String> options) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(1, options);
        command.add("cn.jidu.bench.peer." + type);
        return new PeerProgram(name, command);
    }

    /** Why it cannot run here; empty where it can. */
    String missing() {
        if (!command.get(0).equals(PYTHON)) {
            return "";
        }
        try {
            int exit = new ProcessBuilder(PYTHON, "-c", "import pandas")
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
            return exit == 0 ? "" : PYTHON + " has no pandas (Debian: python3-pandas)";
        } catch (java.io.IOException e) {
            return "there is no " + PYTHON;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    ProcessBuilder start(Path work, Path inbox, Path results) {
        List<String> line = new ArrayList<>(command);
        line.addAll(
                List.of(work.toString(), inbox.toString(), results.toString(), System.getProperty("jidu.root", ".")));
        if (name.endsWith("-warm")) {
            line.add("warm");
        }
        return new ProcessBuilder(line).inheritIO();
    }
}
