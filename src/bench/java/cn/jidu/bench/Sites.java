package cn.jidu.bench;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.intake.inbox.QuietTime;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunSite;
import cn.jidu.sample.SampleCity;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the benchmarks share: a fresh site, its files, and how results are told. */
public final class Sites {
    public static final Quarter QUARTER = Quarter.of("2018Q2");

    private Sites() {}

    /** The caller closes its database. */
    public static RunSite open(Path folder) {
        SiteHome home = SiteHome.at(folder);
        return of(home, Database.embedded(home));
    }

    /** A site of this database. */
    public static RunSite of(SiteHome home, Database database) {
        return of(
                home,
                database,
                DefinitionLoader.load(program().resolve("jobs")).definitions().orElseThrow());
    }

    /** A site of this database with other definitions than the program's. */
    static RunSite of(SiteHome home, Database database, Definitions definitions) {
        return new RunSite(
                home,
                database,
                new Archive(home),
                KeyedHash.of(home),
                definitions,
                program().resolve("report-templates"),
                "jidu bench",
                "bench",
                QuietTime.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    }

    /** Where the program lies. */
    static Path program() {
        return Path.of(System.getProperty("jidu.root", "."));
    }

    /** Files without planted faults; returns their folder. */
    public static Path sample(int scale, Set<String> sources, Path folder) {
        SampleCity.write(new SampleOptions(2018, scale, QUARTER, QUARTER, sources), folder);
        return folder.resolve("inbox");
    }

    /** A run of all that lies in the inbox, which prints every area. */
    public static RunRequest request(Path inbox) {
        return request(inbox, Set.of());
    }

    /** @param areas whose reports are printed; none: all */
    static RunRequest request(Path inbox, Set<String> areas) {
        return request(QUARTER, inbox, areas);
    }

    /** The same of another quarter. */
    static RunRequest request(Quarter quarter, Path inbox, Set<String> areas) {
        return new RunRequest(
                quarter,
                inbox,
                Set.of(),
                areas,
                Optional.empty(),
                Optional.empty(),
                LocalDate.of(2018, 7, 20),
                Instant.EPOCH,
                BatchBringer.Way.RUN);
    }

    public static double seconds(long fromNanos) {
        return (System.nanoTime() - fromNanos) / 1e9;
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** What this process has used of the processors, in seconds: says more than the clock on a busy machine. */
    public static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Load of the machine while measuring: on a busy one the figures say little. */
    public static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The heap's peak (the sum of its pools' peaks, so an upper bound) and, on Linux, the process's. */
    public static String memory() throws IOException {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(u -> u.getUsed())
                .sum();
        Path status = Path.of("/proc/self/status");
        String rss = Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(l -> l.startsWith("VmHWM"))
                        .findFirst()
                        .map(l -> ", resident " + Long.parseLong(l.replaceAll("\\D", "")) / 1024 + " MB")
                        .orElse("")
                : "";
        return "peak heap " + heap / (1 << 20) + " MB of "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB" + rss;
    }
}
