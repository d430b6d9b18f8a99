package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.SitePeople;
import cn.jidu.definition.SitePeople.SiteRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = JobsCopy.into(folder).resolve("people.yml");
    }

    @Test
    void aSiteMayDoWithoutIt() {
        assertThat(DefinitionLoader.load(file.getParent()).people()).isEmpty();
    }

    /** What somebody did stays his when the list changes: no figure follows from it. */
    @Test
    void whoTheyAreIsNoPartOfTheDefinitions() throws IOException {
        Definitions before = JobsCopy.load(file.getParent());
        Files.writeString(file, """
                people:
                  - {name: 王芳, user: wangfang, roles: [statistician, approver]}
                  - {name: 李强, token: %s, roles: [], area: "331002"}
                """.formatted("a".repeat(64)));
        assertThat(JobsCopy.load(file.getParent()).hash()).isEqualTo(before.hash());
        SitePeople people = DefinitionLoader.load(file.getParent()).people().orElseThrow();
        assertThat(people.findByUser("wangfang").orElseThrow().roles())
                .containsExactlyInAnyOrder(SiteRole.STATISTICIAN, SiteRole.APPROVER);
        assertThat(people.findByToken("a".repeat(64)).orElseThrow().area()).contains("331002");
        assertThat(people.findByUser("root")).isEmpty();
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Files.writeString(file, """
                people:
                  - {name: 王芳, roles: [statistician]}
                  - {name: 王芳, user: a, roles: [boss]}
                  - {name: 李强, user: a, token: 12, roles: [], area: "1"}
                  - {name: 李　强, user: b, roles: []}
                """);
        assertThat(DefinitionLoader.load(file.getParent()).problems())
                .extracting(DefinitionProblem::toString)
                .containsExactly(
                        "people.yml:2: “王芳”既没有 user（系统账户），也没有 token（令牌的 SHA-256），认不出是谁；请写上其一",
                        "people.yml:3: name “王芳”已属于另一人；每人各用各的",
                        "people.yml:3: “roles”不能是“boss”；可用：approver、operator、statistician",
                        "people.yml:4: areas.csv 中没有区划代码“1”",
                        "people.yml:4: token 应为令牌文件内容的 SHA-256：64 位小写十六进制数字。令牌本身不要写在这里",
                        "people.yml:4: user “a”已属于另一人；每人各用各的",
                        "people.yml:5: name “李　强”已属于另一人；每人各用各的");
    }
}
