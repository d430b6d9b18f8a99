package cn.jidu.bench;

import cn.jidu.batch.RunJob;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What one county's corrected file costs beside the full run before it, in processor seconds of the program and of the
 * server, printing aside. The county's files hold one row of a hundred; the last row of the corrected one is left out.
 * Before the corrections the same is run once more with nothing new.
 *
 * <p>Arguments: a folder for everything and a number of registrations.
 */
public final class CorrectionBench implements RunListener {
    static final Set<String> SOURCES = Set.of("registration", "tax", "loan", "park", "roster", "return");
    private static final String COUNTY = "331024";
    static final String CITY = "331000";
    private static final Pattern ROW = Pattern.compile("9[1-3]33[0-9]{4}");
    /** Whatever encoding a file has, its lines end alike. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final DataSource server;
    private String step = "";
    private double since;
    private double sinceOfServer;
    private double printing;

    CorrectionBench(DataSource server) {
        this.server = server;
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "correction" + scale);
        Path inbox = Sites.sample(scale, SOURCES, folder.resolve("sample"));
        List<Path> small = files(inbox, scale / 100);
        RunSite site = Sites.open(folder.resolve("home"));
        try (Database database = site.database()) {
            CorrectionBench bench = new CorrectionBench(database.owner());
            double full = bench.run(site, inbox, "full run");
            double again = bench.run(site, inbox, "nothing new");
            Sites.say("nothing new: %.1f %% of the full run", 100 * again / full);
            for (Path file : small) {
                List<String> lines = Files.readAllLines(file, BYTES);
                Files.write(file, lines.subList(0, lines.size() - 1), BYTES);
                double corrected = bench.run(site, inbox, file.getFileName() + " corrected");
                Sites.say("%s: %.1f %% of the full run", file.getFileName(), 100 * corrected / full);
            }
        }
    }

    /** The county's files: of loans and filings its own, shortened; of registrations some of the city's rows. */
    static List<Path> files(Path inbox, int rows) throws IOException {
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
            if (from != file) {
                // else the county's file would bring too few of them
                Files.write(
                        from,
                        lines.stream()
                                .filter(l -> !l.contains("," + COUNTY + ","))
                                .toList(),
                        BYTES);
            }
            files.add(file);
        }
        return files;
    }

    double run(RunSite site, Path inbox, String title) {
        double begin = processorSeconds();
        new RunJob(site, this).run(Sites.request(inbox, Set.of(COUNTY)));
        stepStarted("");
        double used = processorSeconds() - begin - printing;
        Sites.say("%-40s %6.1f s of processor, load %s", title, used, Sites.load());
        return used;
    }

    double processorSeconds() {
        return ProcessorTicks.ofThis() + ProcessorTicks.ofServer(server);
    }

    @Override
    public void stepStarted(String next) {
        double now = processorSeconds();
        double ofServer = ProcessorTicks.ofServer(server);
        if (!step.isEmpty()) {
            Sites.say("  %-10s %6.1f s, %.1f s of it the server's", step, now - since, ofServer - sinceOfServer);
            printing = step.equals("report") ? now - since : 0;
        }
        step = next;
        since = now;
        sinceOfServer = ofServer;
    }

    @Override
    public void fileTakenIn(int done, int of) {
        // the step as a whole is timed
    }
}
