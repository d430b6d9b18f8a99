package cn.jidu.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** How many processes of the server a statement that goes through a large table may have. */
public final class SecondProcess {
    private SecondProcess() {}

    /**
     * One beside the connection's own, until the transaction ends: two such statements may be at work at once. They share no
     * hash, for what processes share must fit into a container's 64 MB.
     */
    public static void allow(JdbcTemplate db) {
        db.execute("set local max_parallel_workers_per_gather = 1; set local enable_parallel_hash = off");
    }
}
