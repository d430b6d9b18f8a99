package cn.jidu.sample;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Quarter;
import java.nio.file.Path;
import java.util.List;

/**
 * What to do with files that were written for a plan.
 *
 * @param out the folder with the {@code inbox}; the site's home is made in it
 * @param last the quarter to be measured
 * @param figure an indicator of the plan, as {@code explain} asks for it
 */
record PlanSample(Path out, Quarter last, String figure) {
    /** When reports of a quarter are due. */
    private static final int DAYS_AFTER = 20;

    /** Commands that work when they are copied, in this order. */
    List<String> commands() {
        SiteOptions site = new SiteOptions();
        site.home = out.resolve("home");
        String inbox = out.resolve("inbox").toAbsolutePath().normalize().toString();
        String asOf = last.lastDay().plusDays(DAYS_AFTER).toString();
        return List.of(
                site.advise("run", last.toString(), "--inbox", inbox, "--as-of", asOf),
                site.advise("status"),
                site.advise("explain", figure, "--quarter", last.toString()));
    }
}
