package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StablePdfTest {
    @Test
    void everyFontHasSixLettersOfItsOwnHoweverManyThereAre() {
        String fonts = IntStream.range(0, 60)
                .mapToObj(i -> "/BaseFont /RANDO%c+Song%d\n"
                        .formatted('A' + i % 26, i)
                        .replace("RAND", "RAN" + (char) ('A' + i / 26)))
                .collect(Collectors.joining());
        String made = fonts + "/ID [<" + "1".repeat(32) + "><" + "2".repeat(32) + ">]";

        String stable =
                new String(StablePdf.of(made.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);

        List<String> prefixes = Pattern.compile("/([A-Z]{6})\\+Song")
                .matcher(stable)
                .results()
                .map(r -> r.group(1))
                .toList();
        assertThat(prefixes).hasSize(60).doesNotHaveDuplicates();
        assertThat(prefixes).startsWith("JIDUAA", "JIDUAB").contains("JIDUAZ", "JIDUBA", "JIDUCH");
        assertThat(stable).hasSameSizeAs(made);
    }
}
