package cn.jidu.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chinese that was written in one encoding and read in another. */
class GarbledTextTest {
    private static final String NAME = "台州甲一机械有限公司";
    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    @Test
    void whatItSaidIsTold() {
        String utf8AsGbk = new String(NAME.getBytes(StandardCharsets.UTF_8), GBK);
        String gbkAsWestern = new String(NAME.getBytes(GBK), WESTERN);
        String utf8AsLatin = new String(NAME.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(utf8AsGbk).startsWith("鍙板窞鐢蹭竴");
        assertThat(List.of(utf8AsGbk, gbkAsWestern, utf8AsLatin)).allMatch(GarbledText::is);
        assertThat(GarbledText.meant(utf8AsGbk)).contains(NAME);
        assertThat(GarbledText.meant(gbkAsWestern)).contains(NAME);
        assertThat(GarbledText.meant(utf8AsLatin)).contains(NAME);
    }

    /** A name of an odd number of characters loses its last byte. */
    @Test
    void ofWhatLostApartTheRestIsTold() {
        String lost = new String("台州甲机械厂".getBytes(StandardCharsets.UTF_8), GBK);
        String cut = lost.substring(0, lost.length() - 1);
        assertThat(GarbledText.is(cut)).isTrue();
        assertThat(GarbledText.meant(cut)).contains("台州甲机械…");
        assertThat(GarbledText.is("锟斤拷锟斤拷有限公司")).isTrue();
        assertThat(GarbledText.meant("锟斤拷锟斤拷有限公司")).isEmpty();
    }

    @Test
    void otherTextsAreNone() {
        assertThat(List.of(
                        NAME,
                        "联通",
                        "331002",
                        "2018Q2",
                        "",
                        "Société Générale",
                        "Müller Maschinenbau",
                        "鍙氏",
                        "屯溪",
                        "台屯村台屯屯",
                        "𠮷野家"))
                .noneMatch(GarbledText::is);
    }

    /** Every area, every class of industry, the manual. */
    @Test
    void noTextOfOursIs() throws Exception {
        for (String file :
                List.of("jobs/reference/areas.csv", "jobs/reference/industries.csv", "docs/manual/departments.md")) {
            assertThat(Files.readString(Path.of(file)).split("[,\\n]")).noneMatch(GarbledText::is);
        }
    }
}
