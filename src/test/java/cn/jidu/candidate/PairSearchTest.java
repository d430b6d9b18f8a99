package cn.jidu.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.reading.DefinitionLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is found for a row, what each witness says, and how much it is worth by the project's own table. */
class PairSearchTest {
    private static final Definitions JOBS =
            DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
    private static final LocalDate FOUNDED = LocalDate.of(2018, 3, 1);
    private static final KnownEnterprise KNOWN = enterprise(1, "台州市椒江甲乙机械有限公司", "91331002MA2A0001XH", "331002");

    private static KnownEnterprise enterprise(int id, String name, String code, String county) {
        return new KnownEnterprise(
                new UUID(0, id), county, code, "331002000012345", "", name, "3441", Optional.of(FOUNDED), "h:1");
    }

    private static OpenRow row(String name, String code, String county) {
        return new OpenRow(
                name + code, county, code, name, "tax", 1, 1, 2, 1, "3499", Optional.of(FOUNDED.plusDays(9)), "h:1");
    }

    private static List<String> found(OpenRow row, KnownEnterprise... enterprises) {
        PairSearch search = new PairSearch(JOBS.candidateRules(), JOBS.areas(), List.of(row));
        search.offer(List.of(enterprises));
        return search.found().stream()
                .map(p -> p.level().word() + " " + p.enterprise().getLeastSignificantBits() + " " + p.told())
                .toList();
    }

    @Test
    void everyWitnessSpeaksForItself() {
        assertThat(found(row("甲乙机械有限责任公司", "91331002MA2A0001YH", "331003"), KNOWN))
                .containsExactly("强 1 代码=相近 旧码=缺 字号=一致 区划=相近 类型=一致 行业=相近 成立日期=相近 法定代表人=一致");
    }

    @Test
    void oneWrongCharacterOfTheCodeIsFoundAnywhereWhateverTheName() {
        for (int place = 0; place < KNOWN.uscc().length(); place++) {
            String wrong = KNOWN.uscc().substring(0, place) + "Z" + KNOWN.uscc().substring(place + 1);
            assertThat(found(row("丙丁食品商行", wrong, "330102"), KNOWN))
                    .as(wrong)
                    .containsExactly("中 1 代码=相近 旧码=缺 字号=不同 区划=不同 类型=不同 行业=相近 成立日期=相近 法定代表人=一致");
        }
        assertThat(found(row("丙丁食品商行", "91331002MA2A0099XH", "330102"), KNOWN)).isEmpty();
    }

    @Test
    void oldNumbersLeadToTheEnterprise() {
        for (String old :
                List.of("331002000012345", "331002000012346", "MA2A0001X", "331002MA2A0001X", "L331002MA2A0001X01")) {
            String agreement = old.endsWith("6") ? "相近" : "一致";
            assertThat(found(row("丙丁食品商行", old, "330102"), KNOWN))
                    .as(old)
                    .containsExactly("中 1 代码=缺 旧码=" + agreement + " 字号=不同 区划=不同 类型=不同 行业=相近 成立日期=相近 法定代表人=一致");
        }
    }

    @Test
    void nearNamesAreFoundInTheRowsOwnAreaAndEqualCoresAnywhere() {
        assertThat(found(row("甲乙机械设备有限公司", "", "331002"), KNOWN))
                .containsExactly("强 1 代码=缺 旧码=缺 字号=相近 区划=一致 类型=一致 行业=相近 成立日期=相近 法定代表人=一致");
        assertThat(found(row("甲乙机械设备有限公司", "", "331000"), KNOWN)).hasSize(1);
        assertThat(found(row("甲乙机械设备有限公司", "", "331003"), KNOWN)).isEmpty();
        assertThat(found(row("甲乙机械有限公司", "", "330102"), KNOWN)).hasSize(1);
        assertThat(found(row("甲乙食品有限公司", "", "331002"), KNOWN)).isEmpty();
    }

    /** Of a group's bodies in two places neither means the other. */
    @Test
    void placesInBracketsMakeEqualCoresNear() {
        assertThat(found(
                        row("甲乙(椒江)机械有限公司", "", "331002"),
                        enterprise(2, "甲乙（黄岩）机械有限公司", "91331002MA2A0002XH", "331002"),
                        KNOWN))
                .extracting(p -> p.substring(0, 3) + p.substring(p.indexOf(" 字号"), p.indexOf(" 区划")))
                .containsExactly("强 1 字号=一致", "强 2 字号=相近");
        assertThat(found(
                        row("甲乙(椒江)机械有限公司", "91331002MA2A0099XH", "331002"),
                        enterprise(2, "甲乙（黄岩）机械有限公司", "91331002MA2A0002XH", "331002")))
                .as("by the representative alone")
                .hasSize(1);
    }

    @Test
    void ofTwoOfOneNameBothAreOffered() {
        assertThat(found(
                        row("甲乙机械有限公司", "", "331002"),
                        KNOWN,
                        enterprise(2, "甲乙机械有限公司", "91331002MA2A0002XH", "331002")))
                .extracting(p -> p.substring(0, 3))
                .containsExactly("强 1", "强 2");
    }

    /** However the enterprises come, and however many others there are, the same is found, and only so many. */
    @Test
    void whatIsFoundDoesNotDependOnOrderAndIsBounded() {
        List<KnownEnterprise> enterprises = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            enterprises.add(enterprise(i, "甲乙机械有限公司", "91331002MA2A00" + (10 + i) + "XH", "331002"));
        }
        OpenRow row = row("甲乙机械有限公司", "", "331002");
        List<String> inOrder = found(row, enterprises.toArray(KnownEnterprise[]::new));
        Collections.shuffle(enterprises, new Random(1));
        assertThat(inOrder)
                .hasSize(JOBS.candidateRules().most())
                .isEqualTo(found(row, enterprises.toArray(KnownEnterprise[]::new)));
    }
}
