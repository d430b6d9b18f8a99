package cn.jidu.report.data;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How many matches are wrong, reckoned from a stratified sample, in shares of one.
 *
 * <p>The interval is the exact one of Clopper and Pearson (Biometrika 26, 1934) at 95 percent, for a stratified sample with the
 * effective size of Korn and Graubard (Survey Methodology 24, 1998): the size of a simple sample that were as uncertain, never
 * more than was judged. Where none is wrong, or all are, it is the size itself.
 *
 * @param drawn how many were put up
 * @param judged how many of them were judged
 * @param wrong how many of these are
 * @param rate by how many matches each county has; NaN where none was judged
 */
public record ErrorRate(int drawn, int judged, int wrong, double rate, double low, double high) {
    private static final double TAIL = 0.025;
    private static final int STEPS = 200;

    /**
     * Matches of one tier in one county.
     *
     * @param size how many there are
     */
    record SampledStratum(long size, int drawn, int judged, int wrong) {}

    static ErrorRate of(List<SampledStratum> strata) {
        List<SampledStratum> known = strata.stream().filter(s -> s.judged() > 0).toList();
        int drawn = strata.stream().mapToInt(SampledStratum::drawn).sum();
        int judged = known.stream().mapToInt(SampledStratum::judged).sum();
        int wrong = known.stream().mapToInt(SampledStratum::wrong).sum();
        if (judged == 0) {
            return new ErrorRate(drawn, 0, 0, Double.NaN, 0, 1);
        }
        double all = known.stream().mapToLong(SampledStratum::size).sum();
        double rate = 0;
        double variance = 0;
        for (SampledStratum s : known) {
            double weight = s.size() / all;
            double share = (double) s.wrong() / s.judged();
            rate += weight * share;
            variance += s.judged() < 2 ? 0 : weight * weight * share * (1 - share) / (s.judged() - 1);
        }
        double effective = variance == 0 ? judged : Math.min(judged, rate * (1 - rate) / variance);
        double hits = rate * effective;
        return new ErrorRate(drawn, judged, wrong, rate, low(hits, effective), high(hits, effective));
    }

    private static double low(double hits, double size) {
        // of less than half of one the function has no bound at its end; nothing is a bound that is always right
        return hits < 0.5 ? 0 : where(p -> beta(p, hits, size - hits + 1), TAIL);
    }

    private static double high(double hits, double size) {
        return hits >= size ? 1 : where(p -> beta(p, hits + 1, size - hits), 1 - TAIL);
    }

    /** Where a rising function of a share has that value. */
    private static double where(DoubleUnaryOperator rising, double value) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The distribution function of Beta(a, b), both at least one half, by Simpson's rule over sin² of an angle: smooth at both
     * ends. Its last digit is part of a report's fingerprint, so that every Java has to give the same.
     */
    private static double beta(double p, double a, double b) {
        double angle = StrictMath.asin(StrictMath.sqrt(p));
        double below = area(angle, a, b);
        return below / (below + area(Math.PI / 2 - angle, b, a));
    }

    private static double area(double to, double a, double b) {
        int parts = 2000;
        double sum = 0;
        for (int i = 0; i <= parts; i++) {
            double angle = to * i / parts;
            double value =
                    StrictMath.pow(StrictMath.sin(angle), 2 * a - 1) * StrictMath.pow(StrictMath.cos(angle), 2 * b - 1);
            sum += value * (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return sum * to / parts / 3;
    }
}
