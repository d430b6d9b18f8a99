package cn.jidu.definition.reading;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.Panel;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.area.NameCore;
import cn.jidu.definition.area.NameCores;
import cn.jidu.definition.candidate.Agreement;
import cn.jidu.definition.candidate.CandidateRules;
import cn.jidu.definition.candidate.CandidateRules.LevelRule;
import cn.jidu.definition.candidate.CandidateRules.PairLevel;
import cn.jidu.definition.candidate.CandidateRules.SourceWitnesses;
import cn.jidu.definition.candidate.Witness;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code candidates.yml}, and works out its examples; a site without it looks for no candidates. */
final class CandidateRulesReader {
    static final String FILE = "candidates.yml";
    private static final Map<String, Agreement> AGREEMENTS = words(Agreement.values(), Agreement::word);
    private static final Map<String, PairLevel> LEVELS = words(PairLevel.values(), PairLevel::word);
    private static final Map<String, Witness> WITNESSES = words(Witness.values(), Witness::word);

    /** What sources may tell, beside what they are matched by. */
    private static final Map<String, Witness> FIELDS = Map.of(
            "industry", Witness.INDUSTRY,
            "founded", Witness.FOUNDED,
            "representative", Witness.REPRESENTATIVE);

    private final AreaTree areas;
    private final SortedMap<String, Source> sources;
    private final SortedMap<String, Panel> panels;

    CandidateRulesReader(AreaTree areas, SortedMap<String, Source> sources, SortedMap<String, Panel> panels) {
        this.areas = areas;
        this.sources = sources;
        this.panels = panels;
    }

    private static <E> Map<String, E> words(E[] values, java.util.function.Function<E, String> word) {
        return Arrays.stream(values).collect(Collectors.toMap(word, v -> v, (a, b) -> a, LinkedHashMap::new));
    }

    CandidateRules read(DefinitionFiles files, ProblemList problems) {
        byte[] content = files.contents().get(FILE);
        return content == null
                ? CandidateRules.NONE
                : YamlNode.parse(FILE, content, problems).map(this::rules).orElse(CandidateRules.NONE);
    }

    private CandidateRules rules(YamlNode root) {
        YamlMapping m =
                root.mapping("nearCore", "nearDays", "most", "commonest", "forms", "sources", "levels", "examples");
        NameCores cores = new NameCores(areas, forms(m.items("forms")));
        m.items("examples").forEach(e -> tryOut(cores, e));
        return new CandidateRules(
                m.get("nearCore").map(CandidateRulesReader::share).orElse(BigDecimal.ONE),
                m.get("nearDays").map(n -> atLeast(n, 0)).orElse(0),
                m.get("most").map(n -> atLeast(n, 1)).orElse(1),
                m.get("commonest").map(n -> atLeast(n, 1)).orElse(1),
                cores,
                m.get("sources").map(this::sources).orElseGet(TreeMap::new),
                m.items("levels").stream().map(CandidateRulesReader::level).toList());
    }

    private static BigDecimal share(YamlNode node) {
        BigDecimal share = node.number();
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            node.problem("candidates.share", node.text());
        }
        return share;
    }

    private static int atLeast(YamlNode node, int least) {
        int number = node.integer();
        if (number < least) {
            node.problem("candidates.least", node.label(), least, node.text());
        }
        return number;
    }

    private static List<List<String>> forms(List<YamlNode> lines) {
        Set<String> known = new HashSet<>();
        return lines.stream()
                .map(line -> line.items().stream()
                        .map(form -> {
                            if (!known.add(form.text())) {
                                form.problem("candidates.form", form.text());
                            }
                            return form.text();
                        })
                        .toList())
                .filter(same -> !same.isEmpty())
                .toList();
    }

    private static void tryOut(NameCores cores, YamlNode example) {
        YamlMapping m = example.mapping("name", "core", "form", "inBrackets");
        NameCore expected = new NameCore(
                m.text("core"),
                m.findText("form").orElse(""),
                m.findText("inBrackets").orElse(""));
        NameCore found = cores.of(m.text("name"));
        if (!found.equals(expected)) {
            example.problem(
                    "candidates.example",
                    m.text("name"),
                    expected.core(),
                    expected.form(),
                    expected.inBrackets(),
                    found.core(),
                    found.form(),
                    found.inBrackets());
        }
    }

    private SortedMap<String, SourceWitnesses> sources(YamlNode node) {
        SortedMap<String, SourceWitnesses> read = new TreeMap<>();
        node.freeMapping().values().forEach((name, witnesses) -> {
            Source source = sources.get(name);
            if (source == null || source.match().isEmpty()) {
                witnesses.problem("candidates.source", name);
            } else {
                read.put(name, witnesses(source, witnesses));
            }
        });
        return read;
    }

    private SourceWitnesses witnesses(Source source, YamlNode node) {
        YamlMapping m = node.mapping(
                Stream.concat(Stream.of("panel"), FIELDS.keySet().stream().sorted())
                        .toArray(String[]::new));
        Set<String> own = source.fields().stream().map(SourceField::name).collect(Collectors.toSet());
        Map<Witness, String> fields = new EnumMap<>(Witness.class);
        FIELDS.forEach((key, witness) ->
                m.find(key).ifPresent(f -> fields.put(witness, f.reference(KindNames.FIELD, f.text(), own))));
        String panel = m.get("panel")
                .map(p -> p.reference(KindNames.PANEL, p.text(), panels.keySet()))
                .orElse("");
        return new SourceWitnesses(panel, fields);
    }

    private static LevelRule level(YamlNode line) {
        String[] known =
                Stream.concat(Stream.of("level"), WITNESSES.keySet().stream()).toArray(String[]::new);
        YamlMapping m = line.mapping(known);
        Map<Witness, Set<Agreement>> when = new EnumMap<>(Witness.class);
        WITNESSES.forEach((word, witness) -> m.find(word)
                .ifPresent(n -> when.put(
                        witness,
                        (n.isList() ? n.items() : List.of(n))
                                .stream()
                                        .map(a -> a.choice(AGREEMENTS, Agreement.MISSING))
                                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Agreement.class))))));
        return new LevelRule(
                m.get("level").map(l -> l.choice(LEVELS, PairLevel.WEAK)).orElse(PairLevel.WEAK), when);
    }
}
