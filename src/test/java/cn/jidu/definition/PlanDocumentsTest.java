package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.reading.ProjectJobs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plans hold their documents: every sentence, in its own words, and every number with what it is. */
class PlanDocumentsTest {
    /** A number, in figures or as officials write it, with what is counted. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]|[一二两三四五六七八九十百千万]+(?:个|家|项|次|户|名|年|亿|万元|倍|成)|翻番|全覆盖");

    /** The documents, and what of them is neither a sentence of the plan nor who is responsible. */
    enum PlanDocument {
        TAIZHOU("taizhou-2018", "台政办发〔2018〕42号", "一、总体思路", "抄送", "[一二三四]、(总体思路|主要目标|重点任务|保障措施)"),
        LANXI("lanxi-2018", "兰政办发〔2018〕136号", "一、工作目标", "附件兰溪市", "[一二三四]、(工作目标|考核目标见附件|重点任务|工作要求)|\\(各乡镇、街道,开发区\\)"),
        SHAOXING("shaoxing-2021", "绍政办发〔2021〕23号", "一、主要目标", "抄送", "[一二三]、(主要目标|重点任务|工作要求)"),
        WENZHOU(
                "wenzhou-2023",
                "关于创建中小微企业友好城市的实施意见",
                "1、总体要求",
                "温州市中小微企业友好城市创建工作领导小组成员名单",
                "1、总体要求|2、主要任务|三、工作保障|二、创新推动友好|\\(1\\)创业扶持友好"),
        ZHEJIANG("zhejiang-2017", "浙政办发〔2017〕15号", "1.建立“专精特新”企业培育库", "|", "[1-9]\\.建立“专精特新”企业培育库");

        private final String plan;
        private final String number;
        private final String from;
        private final String until;
        private final String frame;

        PlanDocument(String plan, String number, String from, String until, String frame) {
            this.plan = plan;
            this.number = number;
            this.from = from;
            this.until = until;
            this.frame = frame;
        }

        private String text() throws IOException {
            Path seeds = Path.of(System.getProperty("jidu.shared", "shared")).resolve("seeds");
            assumeThat(seeds).isDirectory();
            String document = "";
            try (Stream<Path> files = Files.list(seeds)) {
                for (Path file : files.sorted().toList()) {
                    String text = folded(Files.readString(file));
                    document = text.contains(number) ? text : document;
                }
            }
            return document;
        }

        private List<Plan.Section> sections() {
            return Objects.requireNonNull(definitions.plans().get(plan)).sections();
        }
    }

    private static Definitions definitions;

    @BeforeAll
    static void load() {
        definitions = DefinitionLoader.load(ProjectJobs.JOBS).definitions().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void isQuotedWordForWord(PlanDocument document) throws IOException {
        assertThat(document.text()).contains(clauses(document));
    }

    /** Nothing of it is silently left out: what no clause quotes are headings and who is responsible. */
    @ParameterizedTest
    @EnumSource
    void isQuotedWhole(PlanDocument document) throws IOException {
        String text = document.text();
        String rest = text.substring(text.indexOf(document.from), text.indexOf(document.until));
        List<String> longestFirst = clauses(document).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String clause : longestFirst) {
            int at = rest.indexOf(clause);
            rest = at < 0 ? rest : rest.substring(0, at) + rest.substring(at + clause.length());
        }

        assertThat(rest.replaceAll("\\([^()]*(牵头|责任单位)[^()]*\\)", "")
                        .replaceAll(document.frame, "")
                        .replaceAll("\\([一二三四五六七八九十]+\\)[^。,;0-9]*", "")
                        .replaceAll("[1-9][0-9]?\\.(?!\\d)[^。,;]*", "")
                        .replaceAll("[。,;、—]", ""))
                .isEmpty();
    }

    /** A duty has no number to be measured: what it counts in is a name, a time or the number of a document. */
    @ParameterizedTest
    @EnumSource
    void countsNothingInItsDuties(PlanDocument document) {
        assertThat(document.sections().stream()
                        .flatMap(s -> s.obligations().stream())
                        .map(o ->
                                folded(o.clause()).replaceAll("“[^”]*”|《[^》]*》|〔[0-9]+〕[0-9]+号|八大万亿产业|20[0-9]{2}年", ""))
                        .filter(clause -> NUMBER.matcher(clause.replaceAll("[三3]年(内|行动|时间|成长)?", ""))
                                .find()))
                .isEmpty();
    }

    /** Where the document splits a target among areas, its shares add up to it. */
    @ParameterizedTest
    @EnumSource
    void addsUp(PlanDocument document) {
        assertThat(document.sections().stream()
                        .flatMap(s -> s.targets().stream())
                        .map(Target::quotaDifference)
                        .flatMap(Optional::stream))
                .allMatch(difference -> difference.compareTo(BigDecimal.ZERO) == 0);
    }

    private static List<String> clauses(PlanDocument document) {
        return document.sections().stream()
                .flatMap(s -> Stream.of(
                                s.targets().stream().map(Target::clause),
                                s.monitored().stream().map(Plan.Monitored::clause),
                                s.parameters().stream().map(Plan.Parameter::clause),
                                s.obligations().stream().map(Plan.Obligation::clause))
                        .flatMap(clauses -> clauses))
                .map(PlanDocumentsTest::folded)
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
