package cn.jidu.bench;

import cn.jidu.batch.RunJob;
import cn.jidu.definition.Quarter;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunSite;
import cn.jidu.sample.SampleCity;
import cn.jidu.sample.city.SampleOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A city of two quarters, the base of its plan and the plan's first, whose home several benchmarks share. */
final class LargeCity {
    /** All counties' registrations in one file. */
    static final String LARGE = "registration_331000_2018Q1.csv";

    /** Some counties' filings in one file. */
    static final String MIDDLE = "tax_331000_2018Q1.csv";

    static final Quarter QUARTER = Quarter.of("2018Q1");
    private static final int MIDDLE_ROWS = 200_000;
    private static final Quarter BASE = Quarter.of("2017Q4");
    private static final Set<String> PRINTED = Set.of("331024");

    private LargeCity() {}

    /** Made where it is not there yet; the caller closes its database. */
    static RunSite at(Path all, int scale) throws IOException {
        Path folder = all.resolve("city" + scale);
        boolean made = Files.exists(folder.resolve("home"));
        RunSite site = Sites.open(folder.resolve("home"));
        if (!made) {
            Path sample = folder.resolve("sample");
            SampleCity.write(new SampleOptions(2018, scale, BASE, QUARTER, SampleOptions.ALL), sample);
            Path inbox = sample.resolve("inbox");
            Sites.say("%s: %d rows", LARGE, merge(inbox, LARGE, Integer.MAX_VALUE));
            Sites.say("%s: %d rows", MIDDLE, merge(inbox, MIDDLE, MIDDLE_ROWS));
            long begin = System.nanoTime();
            new RunJob(site, new Onlooker()).run(Sites.request(QUARTER, inbox, PRINTED));
            Sites.say("two quarters of %d registrations: %.0f s, load %s", scale, Sites.seconds(begin), Sites.load());
        }
        return site;
    }

    /** Makes one file of the counties', county after county until it has so many rows; returns how many. */
    private static int merge(Path inbox, String file, int rows) throws IOException {
        String source = file.substring(0, file.indexOf('_') + 1);
        String quarter = file.substring(file.lastIndexOf('_'), file.lastIndexOf('.'));
        List<Path> counties;
        try (Stream<Path> files = Files.list(inbox)) {
            counties = files.filter(f -> f.getFileName().toString().startsWith(source)
                            && f.getFileName().toString().contains(quarter))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        List<Path> merged = new ArrayList<>();
        String head = "";
        int written = 0;
        for (Path county : counties) {
            if (written < rows) {
                List<String> lines = Files.readAllLines(county);
                head = columns(lines.get(0)) > columns(head) ? lines.get(0) : head;
                written += lines.size() - 1;
                merged.add(county);
            }
        }
        try (Writer one = Files.newBufferedWriter(inbox.resolve(file))) {
            one.write(head + "\n");
            for (Path county : merged) {
                List<String> lines = Files.readAllLines(county);
                // some counties lack the last column
                String lacking = ",".repeat(columns(head) - columns(lines.get(0)));
                for (String line : lines.subList(1, lines.size())) {
                    one.write(line + lacking + "\n");
                }
                Files.delete(county);
            }
        }
        return written;
    }

    private static int columns(String head) {
        return head.split(",").length;
    }

    /** Tells which step begins. */
    private static final class Onlooker implements RunListener {
        @Override
        public void stepStarted(String next) {
            Sites.say("  %s", next);
        }

        @Override
        public void fileTakenIn(int done, int of) {
            // the run as a whole is timed
        }
    }
}
