package cn.jidu.report;

import java.nio.file.Path;
import java.util.Locale;

/** Writes the reports of the first areas of the made-up quarter; tests run it in Java processes of their own. */
public final class Fork {
    private Fork() {}

    /** @param arguments how many areas, then the folders to write, one after the other */
    public static void main(String[] arguments) {
        // as the program does
        Locale.setDefault(Locale.ROOT);
        int areas = Integer.parseInt(arguments[0]);
        long start = System.nanoTime();
        ReportWriter writer = new ReportWriter(Path.of("report-templates"));
        System.out.println("templates ms " + (System.nanoTime() - start) / 1_000_000);
        for (int i = 1; i < arguments.length; i++) {
            long from = System.nanoTime();
            writer.write(
                    TaizhouQuarter.results(TaizhouPlan.definitions(), areas),
                    ReportSelection.ALL,
                    TaizhouQuarter.provenance(),
                    TaizhouQuarter.rows(),
                    Path.of(arguments[i]));
            System.out.println("reports ms " + (System.nanoTime() - from) / 1_000_000);
        }
    }
}
