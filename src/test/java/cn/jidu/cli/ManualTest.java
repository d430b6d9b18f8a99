package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.cell.FindingCode;
import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.measure.ReturnCheck;
import cn.jidu.report.view.CodeWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the Chinese manual says of commands, options and codes is what the program has. */
class ManualTest {
    private static final Path FOLDER = Path.of("docs/manual");
    private static final int WIDTH = 60;

    /** A command as a reader would copy it: to the end of its quotation or line, with the lines that it goes on in. */
    private static final Pattern CALL = Pattern.compile("\\./jidu ((?:[^`\\n\\\\]|\\\\\\n)*)");

    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]*");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern CODE_HEADING = Pattern.compile("(?m)^### `([A-Z_]+)` \\S.*\\n\\n\\S");
    /** A heading, a row of a table, or a point of a list. */
    private static final List<Pattern> NAMED_CODES = List.of(
            Pattern.compile("(?m)^### `(?<code>[A-Z_]+)` (?<name>.+)$"),
            Pattern.compile("(?m)^\\| `(?<code>[A-Z]+_[A-Z_]+)` \\| (?<name>[^|]+) \\|"),
            Pattern.compile("(?m)^- (?<name>.+)（`(?<code>[A-Z_]+)`）"));

    private static final Pattern CODE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private final CommandLine line = Jidu.line(Clock.systemUTC(), TerminalTexts.help(Locale.ROOT));

    @ParameterizedTest
    @ValueSource(strings = {"statisticians.md", "departments.md", "operators.md"})
    void itsCommandsHaveTheirOptions(String name) throws IOException {
        CALL.matcher(page(name)).results().map(call -> call.group(1)).forEach(call -> {
            CommandLine command = command(call);
            assertThat(command.getCommandSpec().optionsMap().keySet()).as(call).containsAll(options(call));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"statisticians.md", "departments.md", "operators.md"})
    void everyOptionThatItNamesIsSomeCommands(String name) throws IOException {
        Set<String> all = line.getSubcommands().values().stream()
                .flatMap(c -> c.getCommandSpec().optionsMap().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(all).containsAll(options(page(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"statisticians.md", "departments.md", "operators.md"})
    void itsLinesAreNarrowAndItsLinksLead(String name) throws IOException {
        assertThat(page(name).lines()).allMatch(l -> l.startsWith("|") || l.codePointCount(0, l.length()) <= WIDTH);
        assertThat(LINK.matcher(page(name)).results().map(l -> FOLDER.resolve(l.group(1))))
                .allMatch(Files::exists);
    }

    /** Departments find every reason, and none that there is not. */
    @Test
    void everyRefusalAndRejectIsExplained() throws IOException {
        assertThat(CODE_HEADING.matcher(page("departments.md")).results().map(m -> m.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(names(RefusalCode.values()), names(RejectCode.values()))
                                .toList());
    }

    @Test
    void everyFindingIsExplained() throws IOException {
        Set<String> codes = names(FindingCode.values()).collect(Collectors.toCollection(TreeSet::new));
        codes.add(ReturnCheck.CODE);
        codes.addAll(DefinitionLoader.load(Path.of("jobs"))
                .definitions()
                .orElseThrow()
                .rules()
                .keySet());
        assertThat(CODE.matcher(page("statisticians.md")).results().map(m -> m.group(1)))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    /** One word for one thing: the manual calls each code as reports, lists and returned files do. */
    @ParameterizedTest
    @ValueSource(strings = {"statisticians.md", "departments.md"})
    void codesAreCalledAsEverywhere(String name) throws IOException {
        CodeWords words = new CodeWords(
                DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow());
        for (Pattern form : NAMED_CODES) {
            Matcher named = form.matcher(page(name));
            while (named.find()) {
                String code = named.group("code");
                assertThat(named.group("name")).as(code).isEqualTo(words.name(code));
            }
        }
    }

    /** Where only options of the program itself are given, it is the program. */
    private CommandLine command(String call) {
        Matcher word = COMMAND.matcher(call);
        if (!word.lookingAt()) {
            return line;
        }
        assertThat(line.getSubcommands()).containsKey(word.group());
        return line.getSubcommands().get(word.group());
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name);
    }

    private static String page(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }
}
