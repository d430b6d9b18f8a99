package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlNode;
import cn.jidu.definition.yaml.YamlWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the parser says in English is told in Chinese, whatever the mistake. */
class YamlWordsTest {
    private static String told(String yaml) {
        ProblemList problems = new ProblemList();
        YamlNode.parse("a.yml", yaml.getBytes(StandardCharsets.UTF_8), problems);
        List<DefinitionProblem> found = problems.sorted();
        assertThat(found).hasSize(1);
        return found.get(0).toString();
    }

    @Test
    void mistakesAreToldInChinese() {
        assertThat(told("a: [1, 2\nb: 3\n")).isEqualTo("a.yml:2: 不是正确的 YAML：应为“,”或“]”，实为“:”；请检查方括号、花括号是否成对");
        assertThat(told("a: b: c\n")).isEqualTo("a.yml:1: 不是正确的 YAML：此处不能再有“键: 值”；值中有冒号的请加引号，或检查缩进");
        assertThat(told("a: 1\n  b: 2\n")).startsWith("a.yml:2: 不是正确的 YAML：此处不能再有“键: 值”");
        assertThat(told("a: \"b\n")).isEqualTo("a.yml:2: 不是正确的 YAML：文件未写完就结束了；请检查引号是否成对");
        assertThat(told("a: 1\n\tb: 2\n")).startsWith("a.yml:2: 不是正确的 YAML：值不能以“");
        assertThat(told("a: *b\n")).startsWith("a.yml:1: 不是正确的 YAML：引用“*”的名称");
        assertThat(told("a: %b\n")).startsWith("a.yml:1: 不是正确的 YAML：值不能以“%");
        assertThat(told("- a\nb: 1\n")).startsWith("a.yml:2: 不是正确的 YAML：此处应与上面对齐或缩进，实为");
        assertThat(told("a: 'b'c\n")).startsWith("a.yml:1: 不是正确的 YAML：");
        assertThat(told("a: \u0007\n")).isEqualTo("a.yml:1: 不是正确的 YAML：含有不可见的控制字符；请删除");
    }

    @Test
    void whateverElseItSaysIsNotShownInEnglish() {
        assertThat(YamlWords.of("while hopping")).isEqualTo("语法有误；请检查这一行及其上一行的引号和缩进");
        assertThat(YamlWords.of(null)).isEqualTo("语法有误；请检查这一行及其上一行的引号和缩进");
    }
}
