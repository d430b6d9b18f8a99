package cn.jidu.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How time and heap grow with the rows of one file that is taken in: the exponent of time over rows, by least squares on
 * the logarithms of the medians. With one number of rows and one round it is a trial of memory, without anything to warm
 * up.
 *
 * <p>Arguments: a folder for everything, the number of rounds, the source, {@code csv} or {@code xlsx}, and one or more
 * numbers of rows.
 */
public final class GrowthBench {
    private static final int WARM_UP = 3;

    private GrowthBench() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        String source = args[2];
        String format = args[3];
        int[] sizes = Arrays.stream(args).skip(4).mapToInt(Integer::parseInt).toArray();
        Path[] files = new Path[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            files[i] = new Extracts(folder, source, sizes[i]).city(format);
        }
        try (Loading loading = new Loading(folder.resolve("growth-" + source + format + sizes[0]), source)) {
            for (int i = 0; i < WARM_UP && sizes.length > 1; i++) {
                loading.take(files[0]);
            }
            measure(loading, source + " " + format, files, rounds);
        }
    }

    private static void measure(Loading loading, String what, Path[] files, int rounds) throws Exception {
        double[][] seconds = new double[files.length][rounds];
        long[] rows = new long[files.length];
        String[] memory = new String[files.length];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < files.length; i++) {
                ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
                Loading.Taken taken = loading.take(files[i]);
                seconds[i][round] = taken.seconds();
                rows[i] = taken.rows();
                memory[i] = Sites.memory();
            }
        }
        double[] medians = Arrays.stream(seconds).mapToDouble(Sites::median).toArray();
        for (int i = 0; i < files.length; i++) {
            Sites.say(
                    "%s, %d rows in one file: %.2f s, %.0f rows/s; %s, load %s",
                    what, rows[i], medians[i], rows[i] / medians[i], memory[i], Sites.load());
        }
        if (files.length > 1) {
            Sites.say("%s: time grows with the rows to the power of %.3f", what, exponent(rows, medians));
        }
    }

    private static double exponent(long[] rows, double[] seconds) {
        double[] x = Arrays.stream(rows).mapToDouble(Math::log).toArray();
        double[] y = Arrays.stream(seconds).map(Math::log).toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - meanX) * (y[i] - meanY);
            variance += (x[i] - meanX) * (x[i] - meanX);
        }
        return covariance / variance;
    }
}
