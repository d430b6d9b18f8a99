package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.delivery.DeliveryState;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What holds for every file, whatever is in it. */
class TakeInLawsTest {
    private static final String FILE = "roster_331002_2019Q3.csv";
    private static final List<String> COLUMNS = List.of("名单", "企业代码", "企业名称", "行政区划代码", "认定日期");

    private static final List<String> CODES = List.of("91350100M000100Y43", "91350100M000100Y44", "", "12345678-9");
    private static final List<String> CELLS = List.of(
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

    private static Fixture f;

    @BeforeAll
    static void open() throws IOException {
        f = new Fixture(Files.createTempDirectory("laws"));
    }

    @AfterAll
    static void close() {
        f.close();
    }

    /** Two of three are good; the others are of any width. */
    private static List<List<String>> rows(Random random) {
        return Stream.generate(() -> random.nextInt(3) > 0 ? good(random) : any(random))
                .limit(random.nextInt(13))
                .toList();
    }

    private static List<String> good(Random random) {
        return List.of("neeq", CODES.get(random.nextInt(CODES.size())), "某，\"厂", "331002", "20190102");
    }

    private static List<String> any(Random random) {
        return Stream.generate(() -> CELLS.get(random.nextInt(CELLS.size())))
                .limit(1 + random.nextInt(6))
                .toList();
    }

    @ProofSeeds(from = 4711, share = 6, whole = 100)
    void everyRowIsInOnePlaceWhateverItsEncodingDelimiterAndColumnOrder(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> rows = rows(random);
        List<Integer> plain = List.of(0, 1, 2, 3, 4);
        List<Integer> shuffled = new ArrayList<>(plain);
        Collections.shuffle(shuffled, random);
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
