package cn.jidu.report;

import java.nio.file.Path;

/** Writes the whole made-up quarter; tests run it in Java processes of their own. */
public final class Fork {
    private Fork() {}

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        ReportWriter writer = new ReportWriter(Path.of("report-templates"));
        long compiled = System.nanoTime();
        for (String folder : arguments) {
            long from = System.nanoTime();
            writer.write(TaizhouQuarter.results(), TaizhouQuarter.provenance(), TaizhouQuarter.rows(), Path.of(folder));
            System.out.println("ten reports: " + (System.nanoTime() - from) / 1_000_000 + " ms");
        }
        System.out.println("templates: " + (compiled - start) / 1_000_000 + " ms");
    }
}
