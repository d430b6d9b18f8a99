package cn.jidu.bench.peer;

import cn.jidu.bench.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The peers and Jidu on the same files, each in a process of its own, in turns: who begins changes from round to round.
 * Fails, naming the first difference, where a peer's figures, rejects, findings or balance are not Jidu's.
 *
 * <p>Arguments: the folder in which {@link PlantedInbox} wrote, how many rounds, and which peers; without a name, all.
 */
public final class PeerBench {
    private final Path folder;
    private final Map<String, List<PeerRun>> runs = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    private PeerBench(Path folder) {
        this.folder = folder;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<PeerProgram> peers = peers(List.of(args).subList(2, args.length));
        PeerBench bench = new PeerBench(Path.of(args[0]));
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            List<PeerProgram> turn = new ArrayList<>(peers);
            Collections.rotate(turn, -round);
            bench.round(turn);
        }
        bench.tell();
        if (!bench.differences.isEmpty()) {
            throw new IllegalStateException("a peer does other work: " + bench.differences);
        }
    }

    /** Jidu and those of the wanted that can run here. */
    private static List<PeerProgram> peers(List<String> wanted) {
        List<PeerProgram> peers = new ArrayList<>();
        for (PeerProgram peer : PeerProgram.all()) {
            String missing = peer.missing();
            if (!missing.isEmpty()) {
                Sites.say("%s is left out: %s", peer.name(), missing);
            } else if (wanted.isEmpty() || peer.name().equals("jidu") || wanted.contains(peer.name())) {
                peers.add(peer);
            }
        }
        return peers;
    }

    private void round(List<PeerProgram> turn) throws IOException, InterruptedException {
        for (PeerProgram peer : turn) {
            run(peer);
        }
        for (PeerProgram peer : turn) {
            compare(peer.name());
        }
    }

    private void run(PeerProgram peer) throws IOException, InterruptedException {
        Path work = folder.resolve("work");
        Path results = results(peer.name());
        delete(work);
        delete(results);
        Files.createDirectories(work);
        Process process = peer.start(work, PlantedInbox.of(folder), results).start();
        double server = new ServerMemory(work).peakUntilEndOf(process);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(peer.name() + " failed");
        }
        delete(work);
        PeerRun run = PeerRun.of(new PeerResults(results), server);
        runs.computeIfAbsent(peer.name(), n -> new ArrayList<>()).add(run);
        Sites.say("  %-10s %s, load %s", peer.name(), run.told(), Sites.load());
    }

    private void compare(String name) throws IOException {
        List<String> found = new PeerComparison(results("jidu"), results(name), name).differences();
        found.forEach(d -> Sites.say("%s differs, %s", name, d));
        differences.addAll(found);
    }

    private void tell() throws IOException {
        List<PeerRun> own = runs.getOrDefault("jidu", List.of());
        PeerRun jidu = PeerRun.median(own);
        PeerResults results = new PeerResults(results("jidu"));
        for (String list : PeerResults.LISTS) {
            Sites.say("%-14s %d lines", list, results.lines(list).size());
        }
        Sites.say("medians of %d rounds; ratios to jidu by the clock and by the processors", own.size());
        runs.forEach((name, all) -> {
            PeerRun median = PeerRun.median(all);
            Sites.say(
                    "%-10s %s, ratios %.2f and %.2f",
                    name, median.told(), median.wall() / jidu.wall(), median.processors() / jidu.processors());
        });
    }

    private Path results(String name) {
        return folder.resolve("results").resolve(name);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
