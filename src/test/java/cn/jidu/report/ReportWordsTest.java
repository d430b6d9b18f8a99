package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.definition.JobsCopy;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.report.view.CodeWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a row, a file or a rule may be told of has its words: without them no report could be made. */
class ReportWordsTest {
    private final Properties words = new Properties();

    ReportWordsTest() throws IOException {
        try (var in = Files.newBufferedReader(
                Path.of("src/main/resources/cn/jidu/report/messages.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
    }

    @Test
    void everyRejectAndFindingHasANameAndSaysWhatToDo() throws IOException {
        Set<String> codes = new TreeSet<>(Set.of("RETURN_DIFFERS"));
        Stream.of(RejectCode.values()).map(Enum::name).forEach(codes::add);
        Stream.of(FindingCode.values()).map(Enum::name).forEach(codes::add);
        try (Stream<Path> rules = Files.list(Path.of("jobs/rules"))) {
            rules.map(r -> r.getFileName().toString().replace(".yml", "")).forEach(codes::add);
        }
        CodeWords told = new CodeWords(JobsCopy.load(Path.of("jobs")));
        assertThat(codes).allSatisfy(c -> {
            assertThat(told.name(c)).isNotEqualTo(c);
            assertThat(told.action(c)).isNotEmpty();
        });
        assertThat(told.name("GONE")).as("of a rule that was taken away").isEqualTo("GONE");
    }

    @Test
    void everyRefusalHasAName() {
        assertThat(Arrays.stream(RefusalCode.values()).map(r -> "code." + r))
                .allSatisfy(key -> assertThat(words.stringPropertyNames()).contains(key));
    }
}
