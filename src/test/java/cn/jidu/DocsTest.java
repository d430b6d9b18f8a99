package cn.jidu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages for developers are read on a screen, and the types that ARCHITECTURE.md names can be found. */
class DocsTest {
    private static final Path ARCHITECTURE = Path.of("ARCHITECTURE.md");
    private static final int LONGEST_LINE = 100;
    /** Generated, or in Chinese. */
    private static final Set<String> OTHERS = Set.of("definitions.md", "limits.md");

    private static final Pattern LINK_TARGET = Pattern.compile("]\\([^)]*\\)");
    /** A type, with or without its package: {@code run/QuarterRun}, {@code ArchitectureTest}. */
    private static final Pattern NAMED_TYPE = Pattern.compile("`((?:[a-z]+/)*[A-Z][a-z][A-Za-z]*)`");

    @Test
    void linesFitOnAScreen() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path page : pages()) {
            List<String> lines = prose(Files.readAllLines(page));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LONGEST_LINE) {
                    tooLong.add(page + ":" + (i + 1) + ": " + lines.get(i).length() + " characters");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyTypeThatTheMapNamesExists() throws IOException {
        Set<String> named = NAMED_TYPE
                .matcher(Files.readString(ARCHITECTURE))
                .results()
                .map(r -> r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(50);
        named.removeAll(types());
        assertThat(named).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            Stream<Path> own = Stream.of(
                            "ARCHITECTURE.md", "BENCHMARKS.md", "CONTRIBUTING.md", "CHANGELOG.md", "README.md")
                    .map(Path::of);
            return Stream.concat(own, docs.filter(p -> p.toString().endsWith(".md")))
                    .filter(p -> !OTHERS.contains(p.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** The lines, of which tables and code are left blank; where a link leads does not count. */
    private static List<String> prose(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            code ^= fence;
            prose.add(
                    code || fence || line.startsWith("|")
                            ? ""
                            : LINK_TARGET.matcher(line).replaceAll("]"));
        }
        return prose;
    }

    /** Every source file's type, as {@code QuarterRun} and as {@code run/QuarterRun}. */
    private static Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String root : List.of("main", "sample", "test")) {
            Path home = Path.of("src", root, "java", "cn", "jidu");
            try (Stream<Path> files = Files.walk(home)) {
                files.map(f -> home.relativize(f).toString().replace('\\', '/'))
                        .filter(f -> f.endsWith(".java"))
                        .map(f -> f.substring(0, f.length() - ".java".length()))
                        .forEach(f -> types.addAll(List.of(f, f.substring(f.lastIndexOf('/') + 1))));
            }
        }
        return types;
    }
}
