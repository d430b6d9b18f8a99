package cn.jidu.bench;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.sample.place.PlacePlan;
import cn.jidu.sample.place.PlaceSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A province whose ninety counties stand directly under it, each with its share of every sum that the plan asks for. */
final class WideProvince {
    static final String KEY = PlacePlan.ZHEJIANG.key();
    static final String WHOLE = PlacePlan.ZHEJIANG.area();
    static final Quarter QUARTER = PlacePlan.ZHEJIANG.first().plus(1);

    private static final Pattern SUM = Pattern.compile("kind: cumulative\n.*\n( +)value: (\\d+)\n");
    private static final Path AREAS = Path.of("reference", "areas.csv");

    private WideProvince() {}

    /** Its counties. */
    static List<String> counties() {
        return List.copyOf(PlacePlan.ZHEJIANG.leaves().keySet());
    }

    /** The whole and its counties; the cities, which stand beside them without anything, are not printed. */
    static Set<String> printed() {
        return Stream.concat(Stream.of(WHOLE), counties().stream()).collect(Collectors.toSet());
    }

    /** The files of its quarters; returns their folder. */
    static Path inbox(int enterprises, Path folder) throws IOException {
        PlacePlan plan = PlacePlan.ZHEJIANG;
        PlacePlan wide = new PlacePlan(
                plan.key(),
                plan.area(),
                plan.first(),
                plan.quarters(),
                plan.medium(),
                plan.monthly(),
                counties().stream().collect(Collectors.toMap(Function.identity(), Function.identity())),
                plan.zone(),
                plan.targets());
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        new PlaceSample(wide, QUARTER, enterprises, 2018).write(inbox);
        return inbox;
    }

    /** The program's definitions, with this plan alone and these areas. */
    static Definitions definitions(Path program, Path jobs) throws IOException {
        copy(program, jobs);
        List<String> counties = counties();
        Files.write(
                jobs.resolve(AREAS),
                Files.readAllLines(program.resolve(AREAS)).stream()
                        .map(l ->
                                counties.contains(l.split(",")[0]) ? l.substring(0, l.lastIndexOf(',') + 1) + WHOLE : l)
                        .toList());
        try (Stream<Path> plans = Files.list(jobs.resolve("plans"))) {
            for (Path other : plans.filter(p -> !p.endsWith(KEY + ".yml")).toList()) {
                Files.delete(other);
            }
        }
        Path schedule = jobs.resolve("schedule.yml");
        Files.writeString(schedule, Files.readString(schedule).replaceAll("plans: \\[.*?]", "plans: [" + KEY + "]"));
        Path plan = jobs.resolve("plans").resolve(KEY + ".yml");
        Files.writeString(plan, SUM.matcher(Files.readString(plan)).replaceAll(WideProvince::shared));
        return DefinitionLoader.load(jobs).definitions().orElseThrow();
    }

    private static String shared(MatchResult target) {
        int whole = Integer.parseInt(target.group(2));
        int counties = counties().size();
        String shares = IntStream.range(0, counties)
                .mapToObj(i ->
                        "\"%s\": %d".formatted(counties().get(i), whole / counties + (i < whole % counties ? 1 : 0)))
                .collect(Collectors.joining(", "));
        return Matcher.quoteReplacement("%s%squotas: {%s}%n".formatted(target.group(), target.group(1), shares));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }
}
