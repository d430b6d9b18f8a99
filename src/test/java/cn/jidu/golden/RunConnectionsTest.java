package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.store.StoreException;
import cn.jidu.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run and its connections to the database: lost, or waited for in vain. */
class RunConnectionsTest extends OwnInbox {
    private static final String LOAN =
            "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）\nL1,某行,,某厂,331002,2018Q2,1,2018-05-01,1\n";
    private static final int FILES = 30;
    /** Of a pool: each waits so long for a connection, and each file once waited several times. */
    private static final Duration LONG = Duration.ofSeconds(25);

    @Test
    void aDatabaseLostWhileFilesAreTakenInEndsTheRunAtOnceAndInWords() throws IOException {
        for (int i = 0; i < FILES; i++) {
            send("loan_331002_2018Q2_" + i + ".csv", LOAN);
        }
        Instant begun = Instant.now();
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            losesItsDatabase();
        } finally {
            System.setErr(err);
        }

        assertThat(Duration.between(begun, Instant.now())).isLessThan(LONG);
        assertThat(said.toString(StandardCharsets.UTF_8)).as("of libraries").isEmpty();
    }

    private void losesItsDatabase() {
        assertThatThrownBy(() -> world.run("2018Q2", inbox, Set.of(), new World.Silent() {
                    @Override
                    public void fileTakenIn(int done, int of) {
                        if (done == 1) {
                            TestDatabase.lose(world.database());
                        }
                    }
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching(
                        "与数据库的连接已断开，运行到此为止，未完成的一步没有留下痕迹。请确认数据库和磁盘空间正常后再运行一次，会接着做完。原因：等不到数据库的连接，服务器可能已停止，或不再接受连接"
                                + "（原文：FATAL: database \"\\w+\" is not currently accepting connections）");
    }

    /** What waiting is told to may fail itself; more of these than there are connections. */
    @Test
    void aRunThatFailsWhileItWaitsForItsTurnGivesItsConnectionBack() throws Exception {
        int connections = world.database().connections();
        try (Connection other = world.database().reader().getConnection();
                Statement turn = other.createStatement()) {
            turn.execute("select pg_advisory_lock(" + 0x6A696475L + ")");
            for (int i = 0; i <= connections; i++) {
                assertThatThrownBy(() -> world.run("2018Q2", inbox, Set.of(), new World.Silent() {
                            @Override
                            public void waitsForItsTurn() {
                                throw new IllegalStateException("nobody listens");
                            }
                        }))
                        .hasMessage("nobody listens");
            }
            turn.execute("select pg_advisory_unlock(" + 0x6A696475L + ")");
        }
    }
}
