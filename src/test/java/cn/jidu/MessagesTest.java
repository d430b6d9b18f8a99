package cn.jidu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of every package are there in Chinese and English, say the same things, and are all that code asks for. */
class MessagesTest {
    private static final Path CODE = Path.of("src/main/java/cn/jidu");
    private static final Path TEXTS = Path.of("src/main/resources/cn/jidu");
    /** Texts.get("key" …), TEXTS.get, texts.get, Terminal.texts().get, StoreException.of/caused, Problems and problem. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:(?:TEXTS|texts|texts\\(\\)|Texts\\.chinese\\(\\w+\\.class\\)|StoreException)\\s*\\.(?:get|of)\\(|caused\\(\\w+, )"
                    + "\\s*\"([A-Za-z][\\w.-]*)\"\\s*[,)]");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    static Stream<String> packages() throws IOException {
        try (Stream<Path> folders = Files.list(TEXTS)) {
            return folders
                    .filter(f -> Files.exists(f.resolve("messages.properties")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void bothLanguagesHoldTheSameKeysAndPlaceholders(String name) throws IOException {
        TreeMap<String, Set<String>> chinese = placeholders(texts(name, "messages.properties"));
        TreeMap<String, Set<String>> english = placeholders(texts(name, "messages_en.properties"));
        chinese.keySet().removeIf(key -> landsInReports(name, key) && !english.containsKey(key));

        assertThat(without(chinese, english)).as("not in English").isEmpty();
        assertThat(without(english, chinese)).as("not in Chinese").isEmpty();
    }

    private static Set<Map.Entry<String, Set<String>>> without(
            TreeMap<String, Set<String>> some, TreeMap<String, Set<String>> others) {
        Set<Map.Entry<String, Set<String>>> rest = new LinkedHashSet<>(some.entrySet());
        rest.removeAll(others.entrySet());
        return rest;
    }

    /** What reports, mails and the page of definitions are written with is always Chinese: English would never be asked for. */
    private static boolean landsInReports(String name, String key) {
        return name.equals("report")
                || name.equals("returned")
                || name.equals("template")
                || name.equals("explain")
                || name.equals("definition") && key.startsWith("docs.")
                || name.equals("delivery") && key.startsWith("report.")
                || name.equals("deliver") && !key.startsWith("server.");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void everyTextThatCodeAsksForIsThere(String name) throws IOException {
        Properties chinese = texts(name, "messages.properties");
        Set<String> missing = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        for (String code : sources(name)) {
            Matcher m = ASKED.matcher(code);
            while (m.find()) {
                asked.add(m.group(1));
                if (!chinese.containsKey(m.group(1))) {
                    missing.add(m.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
        // a delivery's are asked for by its state
        assertThat(asked.isEmpty()).isEqualTo(name.equals("delivery"));
    }

    /** A text is used where its key stands in the package's code, whole or but for what code puts behind its dots. */
    @ParameterizedTest
    @MethodSource("packages")
    void noTextIsLeftOver(String name) throws IOException {
        String code = String.join("\n", sources(name));
        Set<String> unused = texts(name, "messages.properties").stringPropertyNames().stream()
                .filter(key -> !code.contains("\"" + key + "\""))
                .filter(key -> !code.contains("\"" + key.substring(0, key.lastIndexOf('.') + 1)))
                .filter(key -> !code.contains(key.substring(key.lastIndexOf('.')) + "\""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    /** Whoever makes or words a mistake in definitions tells it in the language that was asked for. */
    @Test
    void mistakesInDefinitionsAreToldInTheTerminalsLanguage() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            assertThat(files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> read(f).matches(
                                            "(?s).*(?:new DefinitionProblem\\(|class (?:YamlWords|SqlFault)).*"))
                            .filter(f -> read(f).contains("PackageTexts.chinese("))
                            .toList())
                    .isEmpty();
        }
    }

    private static List<String> sources(String name) throws IOException {
        try (Stream<Path> files = Files.walk(CODE.resolve(name))) {
            List<Path> java =
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            return java.stream().map(MessagesTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties texts(String name, String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(name).resolve(file))) {
            texts.load(reader);
        }
        return texts;
    }

    /** As MessageFormat sees them: what stands in quotes is no placeholder. */
    private static TreeMap<String, Set<String>> placeholders(Properties texts) {
        TreeMap<String, Set<String>> placeholders = new TreeMap<>();
        for (String key : texts.stringPropertyNames()) {
            String pattern = new MessageFormat(texts.getProperty(key), Locale.ROOT).toPattern();
            Matcher m = PLACEHOLDER.matcher(pattern.replaceAll("'[^']*'", ""));
            Set<String> found = new TreeSet<>();
            while (m.find()) {
                found.add(m.group(1));
            }
            placeholders.put(key, found);
        }
        return placeholders;
    }
}
