package cn.jidu.definition.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Areas by every name that people call them. */
class AreaNamesTest {
    private static final AreaTree AREAS = new AreaTree(
            List.of(
                    area("330000", "浙江省", Area.Level.PROVINCE, ""),
                    area("330100", "杭州市", Area.Level.CITY, "330000"),
                    area("330106", "西湖区", Area.Level.COUNTY, "330100"),
                    area("330110", "余杭区", Area.Level.COUNTY, "330100"),
                    area("330600", "绍兴市", Area.Level.CITY, "330000"),
                    area("330603", "柯桥区", Area.Level.COUNTY, "330600"),
                    area("330603001", "柯桥街道", Area.Level.TOWNSHIP, "330603"),
                    area("330700", "金华市", Area.Level.CITY, "330000"),
                    area("330781", "兰溪市", Area.Level.COUNTY, "330700"),
                    area("330781001", "兰江街道", Area.Level.TOWNSHIP, "330781"),
                    area("330781203", "水亭畲族乡", Area.Level.TOWNSHIP, "330781"),
                    area("330781Z01", "兰溪经济开发区", Area.Level.ZONE, "330781"),
                    area("331000", "台州市", Area.Level.CITY, "330000"),
                    area("331002", "椒江区", Area.Level.COUNTY, "331000"),
                    area("331003", "黄岩区", Area.Level.COUNTY, "331000"),
                    area("331083", "玉环市", Area.Level.COUNTY, "331000"),
                    area("331127", "景宁畲族自治县", Area.Level.COUNTY, "331000"),
                    area("360000", "江西省", Area.Level.PROVINCE, ""),
                    area("360100", "南昌市", Area.Level.CITY, "360000"),
                    area("360103", "西湖区", Area.Level.COUNTY, "360100")),
            Map.of("331021", "331083", "330621", "330603"),
            Map.of("331021", "玉环县", "330621", "绍兴县"));

    private static Area area(String code, String name, Area.Level level, String parent) {
        return new Area(code, name, level, parent.isEmpty() ? Optional.empty() : Optional.of(parent));
    }

    @Test
    void anAreaIsKnownByItsCodesAndByItsFullShortAndOldNames() {
        for (String text : List.of("330781001", "330781001000", "兰江街道", "兰江", "兰溪兰江", "浙江省兰溪市 兰江街道", "金华市兰江")) {
            assertThat(named(text, "330781")).as(text).containsExactly("330781001");
        }
        for (String text : List.of("330781Z01", "330781z01", "开发区", "经济开发区", "经开区", "兰溪开发区", "金华市兰溪市经济开发区")) {
            assertThat(named(text, "330781")).as(text).containsExactly("330781Z01");
        }
        for (String text : List.of("水亭畲族乡", "水亭乡", "水亭", "水亭畲族", "兰溪市水亭乡")) {
            assertThat(named(text, "330781")).as(text).containsExactly("330781203");
        }
        for (String text : List.of("景宁", "景宁县", "景宁自治县", "景宁畲族自治县")) {
            assertThat(named(text, "331000")).as(text).containsExactly("331127");
        }
        for (String text :
                List.of("331021", "331021000000", "玉环市（331083）", "玉环县(331021)", "玉环县", "台州市玉环县", "玉环市", "玉环", "台州玉环")) {
            assertThat(named(text, "331000")).as(text).containsExactly("331083");
        }
    }

    @Test
    void aNameCountsWhereItWasWritten() {
        assertThat(named("西湖区", "330100")).containsExactly("330106");
        assertThat(named("西湖区", "330110")).as("of the own city").containsExactly("330106");
        assertThat(named("西湖", "360000")).containsExactly("360103");
        assertThat(named("杭州西湖", "331000")).containsExactly("330106");
        assertThat(AREAS.named("西湖区").one()).isEmpty();
        assertThat(AREAS.named("西湖区").offered()).isEqualTo("西湖区（330106）、西湖区（360103）");
        assertThat(AREAS.named("南昌市西湖区").one().map(Area::code)).contains("360103");
    }

    @Test
    void oneThatIsBorneTodayGoesBeforeOneThatWasAndWhatIsUnclearIsListed() {
        assertThat(named("绍兴县", "330600")).containsExactly("330603");
        assertThat(named("绍兴", "330603")).as("the city").containsExactly("330600");
        assertThat(named("柯桥", "330600")).containsExactly("330603", "330603001");
        assertThat(named("柯桥区柯桥", "330600")).containsExactly("330603001");
        assertThat(named("椒江区（331003）", "331000")).as("two").containsExactly("331002", "331003");
        assertThat(AREAS.named("柯桥", "330600").offered()).isEqualTo("柯桥区（330603）、柯桥街道（330603001）");
    }

    /** Where the two do not say the same, nobody knows which is meant. */
    @Test
    void aCodeWithItsNameIsOneArea() {
        for (String text : List.of("331002 椒江区", "331002椒江", "331002-椒江区", "椒江区（331002）", "331002 台州市椒江区")) {
            assertThat(AREAS.named(text, "331000").one().map(Area::code))
                    .as(text)
                    .contains("331002");
        }
        for (String text : List.of("331002 黄岩区", "331099 椒江区")) {
            assertThat(AREAS.named(text, "331000").one()).as(text).isEmpty();
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThat(AREAS.named("椒汪区", "331000").offered()).isEqualTo("椒江区（331002）");
        assertThat(AREAS.named("台州市椒汪区", "331000").offered()).isEqualTo("椒江区（331002）");
        assertThat(AREAS.named("331004", "331000").offered()).isEqualTo("台州市（331000）、椒江区（331002）、黄岩区（331003）");
        assertThat(AREAS.named("水停乡", "330781").offered()).isEqualTo("水亭畲族乡（330781203）");
        assertThat(AREAS.named("乌有之乡", "330781").offered()).isEmpty();
        assertThat(AREAS.named("", "330781").offered()).isEmpty();
        assertThat(AREAS.named("省".repeat(10_000), "330781").offered()).isEmpty();
    }

    private static List<String> named(String text, String home) {
        return AREAS.named(text, home).found().stream().map(Area::code).toList();
    }
}
