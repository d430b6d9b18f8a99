package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.area.NameCore;
import cn.jidu.definition.candidate.CandidateRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code candidates.yml} may say, and that its examples are worked out; no figure follows from it. */
class CandidateRulesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = JobsCopy.into(folder).resolve("candidates.yml");
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Files.writeString(file, """
                nearCore: 1.5
                nearDays: -1
                most: 0
                commonest: 10
                forms:
                  - [有限公司, 厂]
                  - [厂]
                sources:
                  park: {panel: park_quarter}
                  tax: {panel: filing, founded: founded_on}
                levels:
                  - {level: 很强, 字号: 一致, 名号: 一致}
                  - {level: 强, 字号: 相同}
                examples:
                  - {name: 台州市甲乙有限公司, core: 甲乙有限, form: 公司}
                """);
        assertThat(DefinitionLoader.load(folder.resolve("jobs")).problems().stream()
                        .map(DefinitionProblem::toString))
                .containsExactlyElementsOf("""
                candidates.yml:1: nearCore 应大于 0、不大于 1，现为“1.5”
                candidates.yml:2: nearDays 应为不小于 0 的整数，现为“-1”
                candidates.yml:3: most 应为不小于 1 的整数，现为“0”
                candidates.yml:7: 类型词“厂”写了两次
                candidates.yml:9: 没有要与登记库匹配的数据“park”
                candidates.yml:10: “founded”指向的字段“founded_on”不存在；现有：area_code、credit_rating、employees、name、quarter、relief_eligible、revenue、tax_paid、tax_registered_on、tax_relief、taxpayer_id、total_assets
                candidates.yml:10: “panel”指向的面板“filing”不存在；现有：enterprise_quarter、filing_quarter、loan_quarter、member_quarter、park_quarter、return_quarter、roster_quarter、size_class_quarter、tenant_quarter
                candidates.yml:12: “level”不能是“很强”（是否想写“强”？）；可用：中、弱、强
                candidates.yml:12: 不认识的键“名号”（是否想写“字号”？）；可用：level、代码、区划、字号、成立日期、旧码、法定代表人、类型、行业
                candidates.yml:13: “字号”不能是“相同”（是否想写“不同”？）；可用：一致、不同、相近、缺
                candidates.yml:15: “台州市甲乙有限公司”的字号、类型、括号应为“甲乙有限”、“公司”、“”，按现有规则是“甲乙”、“有限公司”、“”
                """.lines().toList());
    }

    @Test
    void aSiteWithoutItLooksForNone() throws IOException {
        Definitions before = load();
        assertThat(before.candidateRules().cores().of("台州市椒江甲乙机械有限公司")).isEqualTo(new NameCore("甲乙机械", "有限公司", ""));
        Files.delete(file);
        assertThat(load().candidateRules()).isSameAs(CandidateRules.NONE);
        assertThat(load().hash()).isEqualTo(before.hash());
    }

    private Definitions load() {
        return JobsCopy.load(folder.resolve("jobs"));
    }
}
