package cn.jidu.bench;

import cn.jidu.batch.RunJob;
import cn.jidu.batch.RunListener;
import cn.jidu.batch.RunRequest;
import cn.jidu.batch.RunResult;
import cn.jidu.batch.Site;
import cn.jidu.sample.SampleOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A whole quarter, from files in an inbox to reports, with the time of each step: what {@code jidu run} does, in a cold
 * Java process and a new home.
 *
 * <p>Arguments: a folder for everything and a number of registrations.
 */
public final class QuarterBench implements RunListener {
    private String step = "";
    private long since;

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "quarter" + scale);
        Path inbox = Sites.sample(scale, SampleOptions.ALL, folder.resolve("sample"));
        QuarterBench bench = new QuarterBench();
        Site site = Sites.open(folder.resolve("home"));
        try (var database = site.database()) {
            long begin = System.nanoTime();
            RunResult result = new RunJob(site, bench).run(request(inbox));
            bench.stepStarted("");
            Sites.say(
                    "%d registrations and what belongs to them: %.1f s to the report of %d figures, load %s; %s",
                    scale, Sites.seconds(begin), result.results().measurements().size(), Sites.load(), Sites.memory());
        }
    }

    private static RunRequest request(Path inbox) {
        return new RunRequest(
                Sites.QUARTER,
                inbox,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2018, 7, 20),
                Instant.EPOCH);
    }

    @Override
    public void stepStarted(String next) {
        if (!step.isEmpty()) {
            Sites.say("  %-10s %6.1f s", step, Sites.seconds(since));
        }
        step = next;
        since = System.nanoTime();
    }

    @Override
    public void fileTakenIn(int done, int of) {
        // the step as a whole is timed
    }
}
