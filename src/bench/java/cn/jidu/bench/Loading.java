package cn.jidu.bench;

import cn.jidu.cleanse.TakeIn;
import cn.jidu.cleanse.TakeInOutcome;
import cn.jidu.cleanse.TakeInProgress;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.intake.inbox.InboxCollector;
import cn.jidu.run.RunSite;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.RowTables;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/** Takes the same files of one source in again and again: into an empty table of a database that knows nothing of them. */
final class Loading implements AutoCloseable {
    private final RunSite site;
    private final Source source;

    Loading(Path home, String source) {
        this.site = Sites.open(home);
        this.source = Objects.requireNonNull(site.definitions().sources().get(source));
    }

    /** @param processor seconds that this process has used of the processors, the server's not among them */
    record Taken(long rows, double seconds, double processor) {}

    /** Collecting the files is not timed: it copies them into the archive. */
    Taken take(Path folder) throws SQLException {
        clear();
        new InboxCollector(site.database(), site.archive(), site.definitions(), site.home(), site.quiet())
                .collect(folder, new BatchBringer(BatchBringer.Way.INGEST, site.user()), Instant.EPOCH);
        TakeIn takeIn = new TakeIn(site.database(), site.archive(), site.definitions(), site.keyedHash(), site.home());
        long rows = 0;
        double processor = Sites.processorSeconds();
        long begin = System.nanoTime();
        for (long delivery : takeIn.pending()) {
            TakeInOutcome outcome = takeIn.take(delivery, TakeInProgress.NONE);
            if (outcome.loaded() != outcome.read() || outcome.loaded() == 0) {
                throw new IllegalStateException("not all rows were loaded: " + outcome);
            }
            rows += outcome.loaded();
        }
        return new Taken(rows, Sites.seconds(begin), Sites.processorSeconds() - processor);
    }

    private void clear() throws SQLException {
        execute("truncate batch, inbox_file cascade");
        execute("drop table if exists " + table());
        // psql finds its table there; so shall this
        Transaction.run(site.database().owner(), c -> {
            RowTables.prepare(c, source, Sites.QUARTER);
            return source;
        });
    }

    /** Where the rows are. */
    String table() {
        return RowTables.partition(source, Sites.QUARTER);
    }

    HikariDataSource pool() {
        return (HikariDataSource) site.database().owner();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        site.database().close();
    }
}
