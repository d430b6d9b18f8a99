package cn.jidu.definition.reading;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.Gate;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Plan;
import cn.jidu.definition.ProgressBounds;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.Rule;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.SitePeople;
import cn.jidu.definition.Universe;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.candidate.CandidateRules;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.definition.reading.plan.PlanReader;
import cn.jidu.definition.reading.source.SourceReader;
import cn.jidu.definition.source.RejectBound;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads and checks everything below {@code jobs/}. */
public final class DefinitionLoader {
    private static final List<String> PLACES = List.of(
            "sources/*.yml",
            SourceReader.JSON_SCHEMA,
            IndicatorReader.JSON_SCHEMA,
            PlanReader.JSON_SCHEMA,
            "reference/*.csv",
            "reference/*.md",
            "universes.yml",
            "panels/*.yml",
            "panels/*.sql",
            "indicators/*.yml",
            "rules/*.yml",
            "gates/*.yml",
            "plans/*.yml",
            BreakdownReader.FOLDER + "/*.yml",
            ScheduleReader.FILE,
            PeopleReader.FILE,
            DecisionBoundsReader.FILE,
            LimitsReader.FILE,
            CandidateRulesReader.FILE,
            RejectBoundReader.FILE,
            ProgressBoundsReader.FILE,
            "README.md");

    /** What no figure follows from: no part of what a revision keeps. */
    private static final Set<String> APART = Set.of(
            ScheduleReader.FILE,
            PeopleReader.FILE,
            DecisionBoundsReader.FILE,
            LimitsReader.FILE,
            CandidateRulesReader.FILE,
            SourceReader.JSON_SCHEMA,
            IndicatorReader.JSON_SCHEMA,
            PlanReader.JSON_SCHEMA);

    /**
     * What the last files gave, newest first: who looks again whether they have changed need not read them again. Besides a
     * site's own there are those that an earlier revision was made with.
     */
    private static volatile List<KnownDefinitions> known = List.of();

    private static final int REMEMBERED = 2;

    private final DefinitionFiles files;
    private final ProblemList problems = new ProblemList();

    private DefinitionLoader(DefinitionFiles files) {
        this.files = files;
    }

    /**
     * What loading gave.
     *
     * @param definitions empty where there is any problem
     * @param schedule empty where there is none, or any problem
     * @param people likewise
     * @param gates what holds a release, by code; empty where there is any problem
     * @param decisionBounds from which amount on a decision takes two people
     * @param problems all mistakes, by file and line
     * @param warnings what is odd and stops nothing, likewise
     */
    public record Loaded(
            Optional<Definitions> definitions,
            Optional<Schedule> schedule,
            Optional<SitePeople> people,
            SortedMap<String, Gate> gates,
            DecisionBounds decisionBounds,
            List<DefinitionProblem> problems,
            List<DefinitionProblem> warnings) {
        public Loaded {
            gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }

        private static Loaded faulty(List<DefinitionProblem> problems, List<DefinitionProblem> warnings) {
            return new Loaded(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new TreeMap<>(),
                    DecisionBounds.NONE,
                    problems,
                    warnings);
        }
    }

    /**
     * Loads a folder. Every mistake is reported, not only the first; definitions with a mistake are not given out.
     *
     * @throws java.io.UncheckedIOException where a file cannot be read
     */
    public static Loaded load(Path jobsFolder) {
        if (!Files.isDirectory(jobsFolder)) {
            String message = PackageTexts.terminal(DefinitionLoader.class).get("folder.missing", jobsFolder);
            return Loaded.faulty(List.of(new DefinitionProblem(".", 1, message)), List.of());
        }
        DefinitionFiles files = DefinitionFiles.read(jobsFolder);
        List<KnownDefinitions> before = known;
        KnownDefinitions asked = before.stream()
                .filter(k -> k.isOf(files))
                .findFirst()
                .orElseGet(() -> new KnownDefinitions(files.contents(), new DefinitionLoader(files).load()));
        known = Stream.concat(Stream.of(asked), before.stream().filter(k -> !k.isOf(files)))
                .limit(REMEMBERED)
                .toList();
        return asked.loaded;
    }

    /** Nothing but the files' names and bytes has a say in what they give. */
    private record KnownDefinitions(SortedMap<String, byte[]> files, Loaded loaded) {
        boolean isOf(DefinitionFiles others) {
            return DefinitionFiles.areSame(files, others.contents());
        }
    }

    private Loaded load() {
        reportUnexpected();
        TableReader tableReader = new TableReader(problems);
        SortedMap<String, ReferenceTable> tables = tableReader.readAll(files);
        AreasReader areasReader = new AreasReader(problems);
        AreaTree areas = areasReader.read(tables);
        areasReader.checkMembership(tables.values());
        SourceReader sourceReader = new SourceReader(tables.keySet(), areas);
        SortedMap<String, Source> sources = read(Source.FOLDER, sourceReader::read);
        sourceReader.reportLocations(sources, names(Source.FOLDER));
        Set<String> listed = listedTables(sources);
        tables.values().stream().filter(t -> listed.contains(t.name())).forEach(tableReader::checkKeys);

        IndicatorNeeds needs = new IndicatorNeeds(names(Source.FOLDER), sources, tables);
        SortedMap<String, Panel> panels = read(PanelReader.FOLDER, new PanelReader(files)::read);
        PanelReader.reportEqualOrders(panels, problems);
        SortedMap<String, Universe> universes = new UniverseReader(panels, needs).read(files, problems);
        IndicatorReader indicatorReader =
                new IndicatorReader(panels, names(PanelReader.FOLDER), universes, needs, names(IndicatorReader.FOLDER));
        SortedMap<String, Indicator> indicators = read(IndicatorReader.FOLDER, indicatorReader::read);
        SortedMap<String, Rule> rules = read(RuleReader.FOLDER, new RuleReader()::read);
        new SqlInputs(panels, names(PanelReader.FOLDER), sources, names(Source.FOLDER), tables.keySet(), problems)
                .reportAll(rules);
        PlanReader planReader = new PlanReader(areas, universes.keySet(), indicators, names(IndicatorReader.FOLDER));
        SortedMap<String, Plan> plans = read(PlanReader.FOLDER, planReader::read);
        SortedMap<String, Breakdown> breakdowns =
                read(BreakdownReader.FOLDER, new BreakdownReader(panels, indicatorReader.computations(), needs)::read);
        SortedMap<String, Gate> gates = read(GateReader.FOLDER, new GateReader(names(PlanReader.FOLDER))::read);
        ProblemList warnings = new ProblemList();
        Optional<Schedule> schedule =
                new ScheduleReader(areas, plans, names(PlanReader.FOLDER), warnings).read(files, problems);
        Optional<SitePeople> people = new PeopleReader(areas).read(files, problems);
        DecisionBounds decisionBounds = new DecisionBoundsReader(sources).read(files, problems);
        FileLimits limits = LimitsReader.read(files, problems);
        RejectBound rejectBound = RejectBoundReader.read(files, problems);
        ProgressBounds progressBounds = ProgressBoundsReader.read(files, problems);
        CandidateRules candidateRules = new CandidateRulesReader(areas, sources, panels).read(files, problems);
        IndicatorCheck.report(indicators, indicatorReader.places());

        if (tables.containsKey(SourceReader.INDICATORS)) {
            problems.add(TableReader.fileOf(SourceReader.INDICATORS), 1, "table.reserved");
        }
        if (!problems.isEmpty()) {
            return Loaded.faulty(problems.sorted(), warnings.sorted());
        }
        tables.put(SourceReader.INDICATORS, indicatorTable(indicators));
        DefinitionFiles kept = files.without(DefinitionLoader::isApart);
        Definitions definitions = new Definitions(
                Collections.unmodifiableSortedMap(sources),
                Collections.unmodifiableSortedMap(panels),
                Collections.unmodifiableSortedMap(universes),
                Collections.unmodifiableSortedMap(indicators),
                Collections.unmodifiableSortedMap(rules),
                Collections.unmodifiableSortedMap(plans),
                Collections.unmodifiableSortedMap(breakdowns),
                Collections.unmodifiableSortedMap(tables),
                areas,
                limits,
                rejectBound,
                progressBounds,
                candidateRules,
                kept.contents(),
                kept.hash());
        return new Loaded(
                Optional.of(definitions), schedule, people, gates, decisionBounds, List.of(), warnings.sorted());
    }

    private <T> SortedMap<String, T> read(String folder, BiFunction<String, YamlNode, T> reader) {
        SortedMap<String, T> read = new TreeMap<>();
        files.in(folder, ".yml").forEach((name, bytes) -> {
            String file = folder + "/" + name + ".yml";
            YamlNode.parse(file, bytes, problems).ifPresent(root -> read.put(name, reader.apply(name, root)));
        });
        return read;
    }

    private Set<String> names(String folder) {
        return files.in(folder, ".yml").keySet();
    }

    private void reportUnexpected() {
        for (String path : files.contents().keySet()) {
            String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
            String ending = path.contains(".") ? path.substring(path.lastIndexOf('.')) : "";
            if (!PLACES.contains(path) && !PLACES.contains(folder + "*" + ending)) {
                problems.add(path, 1, "file.unexpected", PackageTexts.listed(PLACES));
            }
        }
    }

    private static boolean isApart(String path) {
        return APART.contains(path) || path.startsWith(GateReader.FOLDER + "/");
    }

    private static Set<String> listedTables(SortedMap<String, Source> sources) {
        Set<String> listed = new TreeSet<>();
        sources.values().forEach(s -> s.fields().forEach(f -> f.table().ifPresent(listed::add)));
        return listed;
    }

    /** So that a return may name an indicator by its key or its title, and its unit can be held against it. */
    private static ReferenceTable indicatorTable(SortedMap<String, Indicator> indicators) {
        List<List<String>> rows = indicators.values().stream()
                .map(i -> List.of(i.key(), i.title(), i.unit()))
                .toList();
        return new ReferenceTable(SourceReader.INDICATORS, List.of("indicator", TableReader.ALIASES, "unit"), rows);
    }
}
