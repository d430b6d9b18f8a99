package cn.jidu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All SQL of the program speaks with one voice (CONTRIBUTING.md). */
class SqlVoiceTest {
    private static final Path MAIN = Path.of("src/main/java/cn/jidu");
    private static final Path JOBS = Path.of("jobs");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//[^\\n]*");
    private static final Pattern MADE = Pattern.compile("create (?:or replace )?(?:table|view) (?:jidu\\.)?([a-z_]+)");
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:from|join|into|update|lock table|truncate) ([a-z_]+)\\b(?!\\.)");
    private static final Pattern JOINED = Pattern.compile(
            "\"\\s*\\+ \" *(?:from|where|join|left join|and|group by|order by|having|values|select|returning|set) ");
    private static final Pattern PATCHED =
            Pattern.compile("\\b\\w*[sS]ql\\.replace\\w*\\(|\"\"\"(?:\\.formatted\\([^;]*\\))?\\s*\\.replace\\w*\\(");
    private static final Pattern QUOTED_BY_HAND =
            Pattern.compile("(?:[=(,]|in|like|date|password) ?'\" \\+ |= ?'%[sd]'");

    private static final Pattern NOT_IN = Pattern.compile("(?i)\\bnot\\s+in\\s*\\(\\s*(?:select|with)\\b");

    @Test
    void tablesAreNamedWithTheirSchema() throws IOException {
        Set<String> tables;
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            tables = migrations
                    .flatMap(m -> MADE.matcher(text(m)).results())
                    .map(r -> r.group(1))
                    .collect(Collectors.toSet());
        }
        assertThat(tables).contains("delivery", "revision_slice", "settlement");
        assertThat(found(s -> NAMED.matcher(s).results().filter(r -> tables.contains(r.group(1)))))
                .isEmpty();
    }

    @Test
    void whatIsLongerThanALineIsATextBlock() {
        assertThat(found(s -> JOINED.matcher(s).results())).isEmpty();
    }

    @Test
    void noSqlIsPatched() {
        assertThat(found(s -> PATCHED.matcher(s).results())).isEmpty();
    }

    @Test
    void literalsAreMadeByTheOneWhoMakesThem() {
        assertThat(found(s -> QUOTED_BY_HAND.matcher(s).results())).isEmpty();
    }

    /** Once the SELECT does not fit the memory of one node it is gone through for every row; and one null in it means none. */
    @Test
    void nothingIsAskedNotToBeInASelect() {
        Function<String, Stream<MatchResult>> sought = s -> NOT_IN.matcher(s).results();
        assertThat(sought.apply("where a not in (\n  select b from c)")).hasSize(1);
        assertThat(Stream.of(
                                foundBelow(MAIN, ".java", sought),
                                foundBelow(JOBS, ".sql", sought),
                                foundBelow(JOBS, ".yml", sought))
                        .flatMap(List::stream))
                .isEmpty();
    }

    /** Reconciling works in a schema of its own. */
    private static List<String> found(Function<String, Stream<MatchResult>> sought) {
        return foundBelow(MAIN, ".java", sought).stream()
                .filter(f -> !f.startsWith("reconcile/"))
                .toList();
    }

    private static List<String> foundBelow(Path folder, String end, Function<String, Stream<MatchResult>> sought) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(end)).sorted().forEach(file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                String source = COMMENT.matcher(text(file)).replaceAll("");
                sought.apply(source).forEach(r -> found.add(name + ": " + r.group()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
