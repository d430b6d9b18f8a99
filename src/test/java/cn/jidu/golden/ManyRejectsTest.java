package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.golden.Program.Ended;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More rejected rows than memory would hold. */
class ManyRejectsTest extends OwnInbox {
    private static final int MANY = 30_000;
    private static final Setting SMALL =
            new Setting(List.of("-Dfile.encoding=UTF-8", "-Xmx48m"), Map.of(), Program.PROJECT);

    @Test
    void areListedOneByOne() throws IOException {
        send("size-class_331002_2018Q2.csv", "年度,企业代码,企业名称,行政区划代码,规模\n2018,,某厂,331002,特大型\n");
        world.ingest(inbox, Instant.parse("2018-07-20T01:00:00Z"));
        db().update("""
                insert into jidu.reject (delivery_id, sheet, row_no, fault_no, code, area_code, field, value, expected)
                select delivery_id, sheet, n, 1, code, area_code, field, repeat('特大型', 240), expected
                from jidu.reject cross join generate_series(3, ?) n""", MANY + 1);

        Ended ended = Program.start(
                        folder,
                        "rejects",
                        SMALL,
                        "rejects",
                        "--json",
                        "--home",
                        folder.resolve("home").toString(),
                        "--db",
                        TestDatabase.url(world.database()))
                .end();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .startsWith("[{\"code\":\"NOT_IN_LIST\",")
                .endsWith("}]\n")
                .contains("},{\"code\"");
        assertThat(ended.out().split("\"row\":", -1)).hasSize(MANY + 1);
    }
}
