package cn.jidu.batch;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.run.RunSite;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What one night works with, opened anew for each: changed definitions count, and a server that was lost is back.
 *
 * @param advice makes the command in a message kept with a file one that works on this very site
 * @param run the command that measures a quarter on this very site
 */
public record NightSite(RunSite site, Schedule schedule, UnaryOperator<String> advice, Function<Quarter, String> run)
        implements AutoCloseable {
    /** Lets go of the database. */
    @Override
    public void close() {
        site.database().close();
    }
}
