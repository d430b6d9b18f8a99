package cn.jidu.definition.reading.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever writes his first plan is told. */
class PlanMistakesTest {
    @TempDir
    Path folder;

    /** The area's name where its code is asked for; a key that nobody has, whose words many have. */
    @Test
    void nameTheCodeAndTheKeysThatAreNear() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Path plan = jobs.resolve("plans/lanxi-2018.yml");
        JobsCopy.change(plan, "area: \"330781\"", "area: 兰溪市");
        JobsCopy.change(plan, "indicator: quality-assisted", "indicator: small-loan-growth");
        assertThat(DefinitionLoader.load(jobs).problems().stream().map(Object::toString))
                .containsExactly(
                        "plans/lanxi-2018.yml:7: 区划要写代码：“兰溪市”应写作 \"330781\"（带引号）",
                        "plans/lanxi-2018.yml:536: “indicator”指向的指标“small-loan-growth”不存在；现有：below-scale-small-micro-growth、"
                                + "inclusive-loan-growth-over-all-loans、loan-growth-over-all-loans、loan-growth-over-enterprise-loans、"
                                + "local-bank-loan-growth、small-micro-first-loan-amount、small-micro-first-loan-enterprises、"
                                + "small-micro-loan-balance、small-micro-loan-share、below-scale-industry-growth、borrowers-growth、"
                                + "credit-loan-balance……共 160 个");
    }
}
