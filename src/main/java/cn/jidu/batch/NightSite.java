package cn.jidu.batch;

import cn.jidu.definition.Schedule;
import cn.jidu.run.RunSite;

/** What one night works with, opened anew for each: changed definitions count, and a server that was lost is back. */
public record NightSite(RunSite site, Schedule schedule) implements AutoCloseable {
    /** Lets go of the database. */
    @Override
    public void close() {
        site.database().close();
    }
}
