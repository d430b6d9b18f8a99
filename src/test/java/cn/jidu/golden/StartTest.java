package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.golden.Program.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start loads what its command needs: libraries that it does not need would take most of its time. */
class StartTest {
    private static final Pattern LIBRARY = Pattern.compile("source: file:\\S*/([a-zA-Z0-9-]+?)-[0-9][^/]*\\.jar\\s");

    @TempDir
    Path folder;

    /** A command's methods are looked through; what they name is loaded with them: JdbcTemplate. */
    @Test
    void helpLoadsTheCommandLineAlone() throws IOException {
        assertThat(libraries("--help")).containsExactly("picocli", "spring-beans", "spring-jdbc");
    }

    @Test
    void aCheckLoadsWhatReadsDefinitions() throws IOException {
        assertThat(libraries("check"))
                .contains("snakeyaml", "commons-csv")
                .isSubsetOf(
                        "commons-codec",
                        "commons-csv",
                        "commons-io",
                        "jsqlparser",
                        "picocli",
                        "quartz",
                        "snakeyaml",
                        "spring-beans",
                        "spring-jdbc");
    }

    /** The libraries that classes were loaded of. */
    private Set<String> libraries(String command) throws IOException {
        Path classes = folder.resolve("classes");
        Setting setting = new Setting(
                List.of("-Dfile.encoding=UTF-8", "-Xlog:class+load:file=" + classes), Map.of(), Program.PROJECT);
        assertThat(Program.start(folder, command, setting, command).end().status())
                .isZero();
        return LIBRARY.matcher(Files.readString(classes))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
