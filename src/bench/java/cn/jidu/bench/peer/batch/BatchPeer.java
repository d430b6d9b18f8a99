package cn.jidu.bench.peer.batch;

import cn.jidu.bench.peer.PeerClock;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A plain Spring Batch job on a PostgreSQL server like Jidu's, as its users would write it: a FlatFileItemReader, a
 * processor for each item and a JdbcBatchItemWriter for each source, chunks of a thousand; then steps of SQL.
 *
 * <p>Arguments: a folder to work in, the inbox, the folder of the results, the program's folder.
 */
public final class BatchPeer {
    private BatchPeer() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        PeerClock clock = new PeerClock();
        Path results = Files.createDirectories(Path.of(args[2]));
        clock.opening();
        try (Database database = Database.embedded(SiteHome.at(Path.of(args[0], "home")));
                HikariDataSource pool = pool((HikariDataSource) database.owner())) {
            clock.opened(pool);
            new QuarterJob(pool, Path.of(args[1]), results, Path.of(args[3])).run();
            clock.figured(pool);
        }
        clock.write(results);
    }

    private static HikariDataSource pool(HikariDataSource owner) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(owner.getJdbcUrl());
        pool.setUsername(owner.getUsername());
        pool.setPassword(owner.getPassword());
        pool.setConnectionInitSql(
                "create schema if not exists peer; set search_path = peer; set work_mem = '64MB'; set jit = off");
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
