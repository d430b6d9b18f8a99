package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.delivery.DeliveryState;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for every file, whatever is in it. */
class TakeInLawsTest {
    private static final String FILE = "roster_331002_2019Q3.csv";
    private static final List<String> COLUMNS = List.of("名单", "企业代码", "企业名称", "行政区划代码", "认定日期");

    private static Fixture f;

    @BeforeContainer
    static void open() throws IOException {
        f = new Fixture(Files.createTempDirectory("laws"));
    }

    @AfterContainer
    static void close() {
        f.close();
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.of(
                "科技型",
                "neeq",
                "91350100M000100Y43",
                "91350100M000100Y44",
                "某厂",
                "331002",
                "椒江区",
                "331003",
                "2019-01-02",
                "2019年1月2日",
                "",
                "无",
                "a\"b",
                "x,y",
                "1|2",
                "q;\tw",
                "两\n行",
                "9.13E+17",
                "33100219900101123X");
        Arbitrary<List<String>> good = Arbitraries.of("91350100M000100Y43", "91350100M000100Y44", "", "12345678-9")
                .map(c -> List.of("neeq", c, "某，\"厂", "331002", "20190102"));
        Arbitrary<List<String>> any = cell.list().ofMinSize(1).ofMaxSize(6);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, good), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF, seed = "4711")
    void everyRowIsInOnePlaceWhateverItsEncodingDelimiterAndColumnOrder(
            @ForAll("rows") List<List<String>> rows, @ForAll long seed) throws IOException {
        List<Integer> plain = List.of(0, 1, 2, 3, 4);
        List<Integer> shuffled = new ArrayList<>(plain);
        Collections.shuffle(shuffled, new Random(seed));
        List<List<String>> full = rows.stream().filter(r -> r.size() == 5).toList();

        TakeInOutcome outcome = load(text(rows, plain, ','), StandardCharsets.UTF_8);
        if (outcome.fate() == DeliveryState.LOADED) {
            assertThat(outcome.read()).isEqualTo(outcome.rejected() + outcome.duplicate() + outcome.loaded());
        }
        load(text(full, plain, ','), StandardCharsets.UTF_8);
        List<String> first = loaded();
        for (char delimiter : new char[] {'\t', ';', '|'}) {
            load(text(full, shuffled, delimiter), Charset.forName("GB18030"));
            assertThat(loaded()).isEqualTo(first);
        }
    }

    private static TakeInOutcome load(String text, Charset charset) throws IOException {
        f.put(FILE, text, charset);
        f.collector().collect(List.of(f.inbox.resolve(FILE)), Fixture.BY, Fixture.NOW);
        List<TakeInOutcome> outcomes = f.takeAll();
        // the same bytes once more are acknowledged, and what is loaded stays the newest
        return outcomes.isEmpty()
                ? new TakeInOutcome(
                        0, 0, 0, 0, DeliveryState.ACKNOWLEDGED, java.util.Optional.empty(), java.util.Optional.empty())
                : outcomes.get(0);
    }

    private static List<String> loaded() {
        return f.query(
                "select row_key, own_area, replace_value, roster, enterprise_id, enterprise_id_kind, name, listed_on"
                        + " from row_roster where delivery_id = (select max(coalesce(o.delivery_id, d.delivery_id)) from delivery d"
                        + " left join delivery o on o.sha256 = d.sha256 and o.state = 'loaded'"
                        + " where d.delivery_id = (select max(delivery_id) from delivery) and d.state <> 'refused') order by row_no");
    }

    private static String text(List<List<String>> rows, List<Integer> order, char delimiter) {
        StringBuilder b = new StringBuilder(line(COLUMNS, order, delimiter));
        for (List<String> row : rows) {
            b.append(line(row, row.size() == 5 ? order : List.of(), delimiter));
        }
        return b.toString();
    }

    private static String line(List<String> row, List<Integer> order, char delimiter) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String cell = order.isEmpty() ? row.get(i) : row.get(order.get(i));
            cells.add('"' + cell.replace("\"", "\"\"") + '"');
        }
        return String.join(String.valueOf(delimiter), cells) + "\n";
    }
}
