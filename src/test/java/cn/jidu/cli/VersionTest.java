package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

/** The program says the version that it is built as. */
class VersionTest {
    @Test
    void isThatOfTheBuild() throws Exception {
        assertThat(Jidu.VERSION).isEqualTo(built());
    }

    private static String built() throws Exception {
        try (InputStream pom = Files.newInputStream(Path.of("pom.xml"))) {
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom);
            return XPathFactory.newInstance().newXPath().evaluate("/project/version", document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
