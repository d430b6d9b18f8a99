package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.text.PackageTexts;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user is told of a database that was lost, by what the server or the driver said. */
class LostReasonTest {
    @ParameterizedTest
    @CsvSource({
        "08001,数据库服务器没有在运行，或者无法连接（原文：gone）",
        "57P01,数据库服务器被停止，或者管理员断开了连接（原文：gone）",
        "57P02,数据库服务器异常中止（原文：gone）",
        "57P03,数据库服务器正在启动或停止（原文：gone）",
        "57P05,与数据库服务器的连接中断，服务器可能已停止（原文：gone）",
        "08003,与数据库服务器的连接中断，服务器可能已停止（原文：gone）",
        "08006,与数据库服务器的连接中断，服务器可能已停止（原文：gone）",
    })
    void everyStateHasItsWords(String state, String words) {
        assertThat(words(new SQLException("gone", state))).isEqualTo(words);
    }

    /** It is the loss that tells, not how long a pool waited in vain afterwards. */
    @Test
    void theInnermostLossIsTold() {
        SQLException waited = new SQLTransientConnectionException("request timed out after 5000ms");
        assertThat(words(new IllegalStateException(waited))).isEqualTo("等不到数据库的连接，服务器可能已停止，或不再接受连接");

        waited.initCause(new SQLException("crashed", "57P02"));
        assertThat(words(new IllegalStateException(waited))).isEqualTo("数据库服务器异常中止（原文：crashed）");
    }

    @ParameterizedTest
    @CsvSource({"23505", "57014", "''", "53300"})
    void otherFaultsAreNoLoss(String state) {
        assertThat(LostReason.in(new SQLException("no", state))).isEmpty();
    }

    private static String words(Throwable failure) {
        return LostReason.in(failure).orElseThrow().words(PackageTexts.chinese(LostReason.class));
    }
}
