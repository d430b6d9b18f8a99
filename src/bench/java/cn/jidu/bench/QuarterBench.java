package cn.jidu.bench;

import cn.jidu.batch.RunJob;
import cn.jidu.measure.Measurement;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole quarter, from files in an inbox to reports, with the time of each step: what {@code jidu run} does, in a cold
 * Java process and a new home. Then the same files by {@code psql \copy} and plain SQL on the same server, and some of
 * their figures compared.
 *
 * <p>Arguments: a folder for everything and a number of registrations.
 */
public final class QuarterBench implements RunListener {
    /** Those that the plain SQL knows too, and two small ones. */
    private static final Set<String> SOURCES = Set.of("registration", "tax", "loan", "park", "roster", "return");

    private final Map<String, Double> steps = new LinkedHashMap<>();
    private String step = "";
    private long since;

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "quarter" + scale);
        Path inbox = Sites.sample(scale, SOURCES, folder.resolve("sample"));
        QuarterBench bench = new QuarterBench();
        RunSite site = Sites.open(folder.resolve("home"));
        try (var database = site.database()) {
            long begin = System.nanoTime();
            RunResult result = new RunJob(site, bench).run(Sites.request(inbox));
            double figures = bench.toFigures();
            bench.stepStarted("");
            Sites.say(
                    "%d registrations and what belongs to them: %.1f s to the report of %d figures, load %s; %s",
                    scale, Sites.seconds(begin), result.results().measurements().size(), Sites.load(), Sites.memory());
            PlainQuarter plain = new PlainQuarter((HikariDataSource) database.owner(), inbox, Path.of(""));
            double byHand = plain.run();
            same(result, plain.figures());
            Sites.say(
                    "files to figures: jidu %.1f s, \\copy and SQL %.1f s, %.1f times",
                    figures, byHand, figures / byHand);
        }
    }

    /** A peer that counts something else would be no peer. */
    private static void same(RunResult result, Map<String, String> plain) {
        List<String> differing = new ArrayList<>();
        for (Measurement m : result.results().measurements()) {
            String other = plain.get(m.area() + " " + m.indicator());
            if (m.plan().equals(Measurement.NONE) && m.quarter().equals(Sites.QUARTER) && other != null) {
                BigDecimal own = m.value().orElseThrow();
                if (own.subtract(new BigDecimal(other)).abs().compareTo(new BigDecimal("0.000001")) > 0) {
                    differing.add(m.area() + " " + m.indicator() + ": " + own + ", by hand " + other);
                }
            }
        }
        if (!differing.isEmpty()) {
            throw new IllegalStateException("figures differ: " + differing);
        }
    }

    /** The seconds of the steps that end with figures. */
    private double toFigures() {
        return steps.entrySet().stream()
                .filter(s -> !s.getKey().equals("report"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void stepStarted(String next) {
        if (!step.isEmpty()) {
            steps.put(step, Sites.seconds(since));
            Sites.say("  %-10s %6.1f s", step, steps.get(step));
        }
        step = next;
        since = System.nanoTime();
    }

    @Override
    public void fileTakenIn(int done, int of) {
        // the step as a whole is timed
    }
}
