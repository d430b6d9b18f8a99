package cn.jidu.definition.yaml;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Quarter;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of a YAML file with its place. Every reading method reports a wrong value as a {@link DefinitionProblem} and returns a
 * placeholder (empty text, zero, empty list), so that the reader goes on and finds the next mistake.
 *
 * @param label the key that holds the value, for messages
 */
public record YamlNode(String file, String label, Node node, ProblemList problems) {
    private static final String CHINESE =
            "[\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}\\p{InHalfwidth_and_Fullwidth_Forms}“”]";

    /** White space between Chinese characters, and behind a Chinese mark whatever follows it. */
    private static final Pattern FOLDED =
            Pattern.compile("(?<=%s)\\s+(?=%s)|(?<=[。；，、：）])\\s+".formatted(CHINESE, CHINESE));

    /** The root of a file; empty, and reported, where the file is not one YAML document in UTF-8. */
    public static Optional<YamlNode> parse(String file, byte[] content, ProblemList problems) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(file, 1, "file.notUtf8");
            return Optional.empty();
        }
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                problems.add(file, 1, "file.empty");
                return Optional.empty();
            }
            return Optional.of(new YamlNode(file, file, root, problems));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file, line, "yaml.syntax", YamlWords.of(e.getProblem()));
        } catch (YAMLException e) {
            problems.add(file, 1, "yaml.syntax", YamlWords.of(e.getMessage()));
        }
        return Optional.empty();
    }

    /** From 1. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Reports a mistake at this place. */
    public void problem(String textKey, Object... arguments) {
        problems.add(file, line(), textKey, arguments);
    }

    /** This node as a mapping whose keys are all known; another kind of node reads as an empty mapping. */
    public YamlMapping mapping(String... known) {
        return mapping(KnownKeys.of(known));
    }

    /** As the other; a key that belongs elsewhere is told so. */
    public YamlMapping mapping(KnownKeys keys) {
        return YamlMapping.of(this, Optional.of(keys));
    }

    /** This node as a mapping with keys of its own, such as names or codes. */
    public YamlMapping freeMapping() {
        return YamlMapping.of(this, Optional.empty());
    }

    /** Whether it has keys. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** This node, named in messages by another key. */
    public YamlNode under(String key) {
        return new YamlNode(file, key, node, problems);
    }

    /** Whether it has items. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** True for {@code null}, {@code ~} and for nothing at all. */
    public boolean isNothing() {
        return Tag.NULL.equals(node.getTag());
    }

    /** Empty where it is no list, which is reported. */
    public List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(n -> new YamlNode(file, label, n, problems))
                    .toList();
        }
        problem("type.list", label, shown());
        return List.of();
    }

    List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    /** The scalar as written, trimmed; whatever YAML takes it for. */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            String value = scalar.getValue().strip();
            if (value.isEmpty()) {
                problem("type.empty", label);
            }
            return value;
        }
        problem("type.text", label);
        return "";
    }

    /** The scalar exactly as written, white space kept; it may be empty. */
    public String written() {
        if (node instanceof ScalarNode scalar) {
            return isNothing() ? "" : scalar.getValue();
        }
        problem("type.text", label);
        return "";
    }

    /** The text without the spaces that YAML puts for the ends of lines where Chinese has none. */
    String prose() {
        return FOLDED.matcher(text()).replaceAll("");
    }

    /** Zero where it is no number, which is reported. */
    public BigDecimal number() {
        String text = text();
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            problem("type.number", label, text);
            return BigDecimal.ZERO;
        }
    }

    /** Of nine digits at most; zero where it is none, which is reported. */
    public int integer() {
        String text = text();
        if (text.isEmpty() || text.matches("-?[0-9]{1,9}")) {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
        problem("type.integer", label, text);
        return 0;
    }

    /** What is neither true nor false is reported, and false. */
    public boolean flag() {
        String text = text();
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            problem("type.flag", label, text);
        }
        return text.equals("true");
    }

    /** A quarter of the year 0 where it is none, which is reported. */
    public Quarter quarter() {
        String text = text();
        Optional<Quarter> quarter = Quarter.find(text);
        if (quarter.isEmpty() && !text.isEmpty()) {
            problem("type.quarter", label, text);
        }
        return quarter.orElse(new Quarter(0, 1));
    }

    /** The constant whose name in lower case is written here; {@code otherwise} stands in for a wrong one. */
    public <E extends Enum<E>> E choice(E otherwise) {
        return choice(
                java.util.Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                        .collect(java.util.stream.Collectors.toMap(e -> e.name().toLowerCase(Locale.ROOT), e -> e)),
                otherwise);
    }

    /** What the text stands for; {@code otherwise} where it stands for nothing, which is reported. */
    public <T> T choice(Map<String, T> allowed, T otherwise) {
        String text = text();
        T chosen = allowed.get(text);
        if (chosen == null && !text.isEmpty()) {
            problem(
                    "value.notAllowed",
                    label,
                    text,
                    ProblemList.suggestion(text, allowed.keySet()),
                    ProblemList.listed(allowed.keySet()));
        }
        return chosen == null ? otherwise : chosen;
    }

    /** The text, which must name one of the things of this kind. */
    public String reference(String kind, Set<String> existing) {
        return reference(kind, text(), existing);
    }

    /** As above, for a name that is a part of the text. */
    public String reference(String kind, String name, Set<String> existing) {
        if (!name.isEmpty() && !existing.contains(name)) {
            String suggestion = ProblemList.suggestion(name, existing);
            problem("reference.unknown", label, kind, name, suggestion, ProblemList.listed(name, existing));
        }
        return name;
    }

    private String shown() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "{…}";
    }
}
