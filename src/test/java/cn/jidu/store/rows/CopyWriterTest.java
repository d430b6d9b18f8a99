package cn.jidu.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.store.Database;
import cn.jidu.store.DatabaseTest;
import cn.jidu.store.StoreException;
import cn.jidu.store.TestDatabase;
import cn.jidu.store.Transaction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopyWriterTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void table() {
        DatabaseTest.execute(
                database.owner(),
                "drop table if exists copied; create table copied (t text collate \"C\", n bigint, x numeric, d date, b boolean)");
    }

    @Test
    void textComesBackAsItWas() {
        List<String> nasty = new ArrayList<>(List.of(
                "",
                " ",
                "\\N",
                "\\.",
                "\\",
                "\\\\",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "\b\f\u000b\u0001\u007f",
                "null",
                "\"'",
                "é",
                "台州市",
                "𠮷野家",
                "a𠮷",
                "\uFFFF\uFEFF",
                "末尾\\",
                "中".repeat(300_000),
                "\\".repeat(200_000)));
        nasty.addAll(random(2_000));
        List<String> back = Transaction.run(database.owner(), c -> {
            try (CopyWriter writer = new CopyWriter(c, "copied", List.of("t", "n"))) {
                for (int i = 0; i < nasty.size(); i++) {
                    writer.text(nasty.get(i));
                    writer.number(i);
                    writer.endRow();
                }
                assertThat(writer.finish()).isEqualTo(nasty.size());
            }
            return column(c, "select t from copied order by n");
        });
        assertThat(back).isEqualTo(nasty);
    }

    @Test
    void valuesOfAllTypesComeBackAsTheyWere() {
        List<String> rows = Transaction.run(database.owner(), c -> {
            try (CopyWriter writer = new CopyWriter(c, "jidu.copied", List.of("d", "x", "n", "b", "t"))) {
                row(writer, LocalDate.of(2018, 6, 30), new BigDecimal("-1234.50"), Long.MIN_VALUE, true, "a");
                row(writer, LocalDate.of(9999, 12, 31), new BigDecimal("1E+6"), Long.MAX_VALUE, false, "b");
                row(writer, LocalDate.of(1, 1, 1), new BigDecimal("0.00000001"), 0, true, "c");
                row(writer, null, null, -10, false, null);
                writer.finish();
            }
            return column(c, "select concat_ws('|', d, x, n, b, t) from copied order by ctid");
        });
        assertThat(rows)
                .containsExactly(
                        "2018-06-30|-1234.50|-9223372036854775808|t|a",
                        "9999-12-31|1000000|9223372036854775807|f|b",
                        "0001-01-01|0.00000001|0|t|c",
                        "-10|f");
    }

    @Test
    void aRowMustHaveAValueForEveryColumn() {
        assertFails("写入表copied：第2行应有2个值，实际有1个。", writer -> {
            writer.text("a");
            writer.number(1);
            writer.endRow();
            writer.text("b");
            writer.endRow();
        });
        assertFails("写入表copied：第1行应有2个值，实际有3个。", writer -> {
            writer.text("a");
            writer.number(1);
            writer.number(1);
            writer.endRow();
        });
        assertFails("写入表copied：第1行应有2个值，实际有1个。", writer -> {
            writer.text("a");
            writer.finish();
        });
    }

    @Test
    void whatTheDatabaseCannotKeepIsNamed() {
        assertFails("写入表copied：第1行第1个值含有数据库不能保存的空字符（U+0000）。请在读取文件时拒绝该行。", w -> w.text("a\0b"));
        assertFails("写入表copied：第1行第1个值含有不完整的字符（半个代理对）。请在读取文件时拒绝该行。", w -> w.text("a\uD842"));
        assertFails("写入表copied：第1行第1个值含有不完整的字符（半个代理对）。请在读取文件时拒绝该行。", w -> w.text("\uDFB7a"));
        assertFails("写入表copied：第1行第1个值“-0001-01-01”不是公元1年至9999年之间的日期。", w -> w.date(LocalDate.of(-1, 1, 1)));
    }

    @Test
    void closedWithoutFinishNothingIsLoadedAndTheConnectionIsOfUse() throws SQLException {
        try (Connection connection = database.owner().getConnection()) {
            try (CopyWriter writer = new CopyWriter(connection, "copied", List.of("n"))) {
                writer.number(1);
                writer.endRow();
            }
            assertThat(column(connection, "select n from copied")).isEmpty();
        }
    }

    @Test
    void anErrorOfTheDatabaseIsToldAndRollsBack() {
        DatabaseTest.execute(database.owner(), "alter table copied add check (n > 0)");
        assertThatThrownBy(() -> Transaction.run(database.owner(), c -> {
                    try (CopyWriter writer = new CopyWriter(c, "copied", List.of("n"))) {
                        for (int i = 100_000; i >= 0; i--) {
                            writer.number(i);
                            writer.endRow();
                        }
                        return writer.finish();
                    }
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("写入表copied失败：ERROR: new row for relation \"copied\" violates check constraint");
        assertThat(DatabaseTest.text(database.owner(), "select count(*) from copied"))
                .isEqualTo("0");
    }

    private interface Writing {
        void with(CopyWriter writer);
    }

    private static void assertFails(String message, Writing writing) {
        assertThatThrownBy(() -> Transaction.run(database.owner(), c -> {
                    try (CopyWriter writer = new CopyWriter(c, "copied", List.of("t", "n"))) {
                        writing.with(writer);
                        return null;
                    }
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage(message);
    }

    private static void row(CopyWriter writer, LocalDate day, BigDecimal x, long n, boolean b, String text) {
        writer.date(day);
        writer.decimal(x);
        writer.number(n);
        writer.bool(b);
        writer.text(text);
        writer.endRow();
    }

    private static List<String> random(int count) {
        Random random = new Random(7);
        return Collections.nCopies(count, "").stream()
                .map(empty -> random.ints(random.nextInt(40), 1, 0x110000)
                        .filter(c -> c < 0xD800 || c > 0xDFFF)
                        .map(c -> random.nextBoolean() ? 1 + c % 0x7f : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toList();
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
