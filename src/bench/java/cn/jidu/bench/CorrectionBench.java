package cn.jidu.bench;

import cn.jidu.batch.RunJob;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one county's corrected file costs beside the full run before it, in processor seconds of the program and of the
 * server, printing aside. The county's files hold one row of a hundred; the last row of the corrected one is left out.
 *
 * <p>Arguments: a folder for everything and a number of registrations.
 */
public final class CorrectionBench implements RunListener {
    private static final Set<String> SOURCES = Set.of("registration", "tax", "loan", "park", "roster", "return");
    private static final String COUNTY = "331024";
    private static final String CITY = "331000";
    private static final Pattern ROW = Pattern.compile("9[1-3]33[0-9]{4}");
    /** Whatever encoding a file has, its lines end alike. */
    private static final java.nio.charset.Charset BYTES = java.nio.charset.StandardCharsets.ISO_8859_1;

    private static final int TICKS_PER_SECOND = 100;

    private final Path home;
    private String step = "";
    private double since;
    private double printing;

    private CorrectionBench(Path home) {
        this.home = home;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "correction" + scale);
        Path inbox = Sites.sample(scale, SOURCES, folder.resolve("sample"));
        List<Path> small = files(inbox, scale / 100);
        RunSite site = Sites.open(folder.resolve("home"));
        CorrectionBench bench = new CorrectionBench(folder.resolve("home"));
        try (var database = site.database()) {
            double full = bench.run(site, inbox, "full run");
            for (Path file : small) {
                List<String> lines = Files.readAllLines(file, BYTES);
                Files.write(file, lines.subList(0, lines.size() - 1), BYTES);
                double corrected = bench.run(site, inbox, file.getFileName() + " corrected");
                Sites.say("%s: %.1f %% of the full run", file.getFileName(), 100 * corrected / full);
            }
        }
    }

    /** The county's files: of loans and filings its own, shortened; of registrations some of the city's rows. */
    private static List<Path> files(Path inbox, int rows) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : List.of("loan", "registration", "tax")) {
            Path file = inbox.resolve(source + "_" + COUNTY + "_" + Sites.QUARTER + ".csv");
            Path from = Files.exists(file) ? file : inbox.resolve(source + "_" + CITY + "_" + Sites.QUARTER + ".csv");
            List<String> lines = Files.readAllLines(from, BYTES);
            // what stands before the first row: titles, the area, the columns
            List<String> head =
                    lines.stream().takeWhile(l -> !ROW.matcher(l).find()).toList();
            Stream<String> own =
                    lines.stream().skip(head.size()).filter(l -> from == file || l.contains("," + COUNTY + ","));
            Files.write(
                    file,
                    Stream.concat(head.stream().map(l -> l.replace(CITY, COUNTY)), own.limit(rows))
                            .toList(),
                    BYTES);
            files.add(file);
        }
        return files;
    }

    private double run(RunSite site, Path inbox, String title) throws IOException {
        double begin = processorSeconds();
        RunRequest request = new RunRequest(
                Sites.QUARTER,
                inbox,
                Set.of(),
                Set.of(COUNTY),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2018, 7, 20),
                Instant.EPOCH,
                BatchBringer.Way.RUN);
        new RunJob(site, this).run(request);
        stepStarted("");
        double used = processorSeconds() - begin - printing;
        Sites.say("%-40s %6.1f s of processor, load %s", title, used, Sites.load());
        return used;
    }

    /** Of this process, of the server and of the server's processes, those that have ended too. */
    private double processorSeconds() throws IOException {
        Path pidFile = home.resolve("database/cluster/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Sites.processorSeconds();
        }
        long server = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        long ticks = 0;
        for (ProcessHandle process : Stream.concat(
                        ProcessHandle.of(server).stream(),
                        ProcessHandle.of(server).stream().flatMap(ProcessHandle::children))
                .toList()) {
            Path file = Path.of("/proc/" + process.pid() + "/stat");
            if (!Files.exists(file)) {
                continue;
            }
            String stat = Files.readString(file);
            String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            int fields = process.pid() == server ? 15 : 13;
            for (int i = 11; i < fields; i++) {
                ticks += Long.parseLong(parts[i]);
            }
        }
        return Sites.processorSeconds() + (double) ticks / TICKS_PER_SECOND;
    }

    @Override
    public void stepStarted(String next) {
        try {
            double now = processorSeconds();
            if (!step.isEmpty()) {
                Sites.say("  %-10s %6.1f s", step, now - since);
                printing = step.equals("report") ? now - since : 0;
            }
            step = next;
            since = now;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void fileTakenIn(int done, int of) {
        // the step as a whole is timed
    }
}
