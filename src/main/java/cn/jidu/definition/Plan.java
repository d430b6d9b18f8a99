package cn.jidu.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document's targets ({@code jobs/plans/<key>.yml}).
 *
 * @param key e.g. {@code taizhou-2018}; names the folder of its reports
 * @param document number of the document, e.g. 台政办发〔2018〕42号
 * @param area the code of the area that set itself the plan
 * @param base the quarter before the plan began: levels and growth are compared with it
 * @param universe key of the universe its figures are counted over
 * @param remarks what a reader has to know of the document: its standing, what is inferred, where it contradicts itself
 */
public record Plan(
        String key,
        String title,
        String document,
        String area,
        Quarter first,
        Quarter last,
        Quarter base,
        String universe,
        List<String> remarks,
        List<Section> sections) {

    /**
     * One heading of the document, e.g. （一）总量规模更大.
     *
     * @param obligations what the document asks for without a number
     * @param parameters numbers of the document that nothing is measured against
     */
    public record Section(
            String heading,
            List<Target> targets,
            List<Monitored> monitored,
            List<Parameter> parameters,
            List<Obligation> obligations) {
        public Section {
            targets = List.copyOf(targets);
            monitored = List.copyOf(monitored);
            parameters = List.copyOf(parameters);
            obligations = List.copyOf(obligations);
        }

        private Stream<ResponsibleUnits> units() {
            return Stream.of(
                            targets.stream().map(Target::units),
                            monitored.stream().map(Monitored::units),
                            obligations.stream().map(Obligation::units))
                    .flatMap(u -> u);
        }

        private Section ledBy(String unit) {
            return new Section(
                    heading,
                    targets.stream().filter(t -> t.units().isLedBy(unit)).toList(),
                    monitored.stream().filter(m -> m.units().isLedBy(unit)).toList(),
                    List.of(),
                    obligations.stream().filter(o -> o.units().isLedBy(unit)).toList());
        }

        /** Keys of the indicators that have targets, then of those that have none; each once. */
        public List<String> indicators() {
            return Stream.concat(targets.stream().map(Target::indicator), monitoredIndicators().stream())
                    .distinct()
                    .toList();
        }

        /** Keys of the indicators that are measured without a target. */
        public List<String> monitoredIndicators() {
            return monitored.stream().flatMap(m -> m.indicators().stream()).toList();
        }
    }

    /**
     * What the document names and sets no number for: measured over the plan's universe, shown beside the targets, never
     * judged.
     *
     * @param clause the words of the document
     * @param indicators keys of the indicators that show it
     */
    public record Monitored(String clause, List<String> indicators, ResponsibleUnits units) {
        public Monitored {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * A number that is no aim: kept with its words, never judged.
     *
     * @param clause the words of the document
     */
    public record Parameter(String clause, ParameterKind kind) {}

    /** What the number of a {@link Parameter} is. */
    public enum ParameterKind {
        /** The bound of a single case: 贷款额度最高300万元. */
        LIMIT,
        /** What is allowed: 不良容忍度可高出2个百分点. */
        PERMISSION,
        /** How large the thing spoken of is: 全省400余家品牌指导站. */
        SIZE,
        /** Part of a name: 十佳, 百千万. */
        NAME
    }

    /**
     * A duty without a number: nothing measures it, and nothing of the document is left out.
     *
     * @param clause the words of the document
     */
    public record Obligation(String clause, ResponsibleUnits units) {}

    public Plan {
        remarks = List.copyOf(remarks);
        sections = List.copyOf(sections);
    }

    /** How many quarters it runs. */
    public int quarters() {
        return last.since(first) + 1;
    }

    /** Whether the quarter is its first, its last or between. */
    public boolean runsIn(Quarter quarter) {
        return quarter.compareTo(first) >= 0 && quarter.compareTo(last) <= 0;
    }

    /**
     * Whether the quarter's figures are compared with something in the plan: from a year before it began, which its first
     * year is compared with, or its base.
     */
    public boolean asksFor(Quarter quarter) {
        Quarter yearBefore = first.plus(-4);
        Quarter from = base.compareTo(yearBefore) < 0 ? base : yearBefore;
        return quarter.compareTo(from) >= 0 && quarter.compareTo(last) <= 0;
    }

    /** Of what adds up to the target, the first quarter that the quarter's figure adds; of anything else the quarter itself. */
    public Quarter addsFrom(Target target, Quarter quarter) {
        return switch (target.kind()) {
            case CUMULATIVE -> first;
            case YEARLY, COVERAGE -> new Quarter(quarter.year(), 1);
            default -> quarter;
        };
    }

    /** Of all sections, in the document's order. */
    public List<Target> targets() {
        return sections.stream().flatMap(s -> s.targets().stream()).toList();
    }

    /** Those that are neither a part of another one here nor say it again: what is counted when targets are. */
    public List<Target> wholes() {
        return without(Target::countedWith);
    }

    /** Those that do not say another one here again: what is listed where each thing is told once. */
    public List<Target> toldOnce() {
        return without(Target::sameAs);
    }

    private List<Target> without(Function<Target, Optional<String>> other) {
        List<Target> all = targets();
        Set<String> ids = all.stream().map(Target::id).collect(Collectors.toSet());
        return all.stream()
                .filter(t -> other.apply(t).filter(ids::contains).isEmpty())
                .toList();
    }

    /** Keys of the indicators that are measured without a target, in the document's order. */
    public List<String> monitored() {
        return sections.stream().flatMap(s -> s.monitoredIndicators().stream()).toList();
    }

    /** Who leads in a target, in what is monitored or in a duty, as the document names them; none where none is said to lead. */
    public List<String> leads() {
        return sections.stream()
                .flatMap(Section::units)
                .flatMap(u -> u.lead().stream())
                .distinct()
                .toList();
    }

    /** What the unit leads, under the headings that have something of it. */
    public Plan ledBy(String unit) {
        List<Section> led = sections.stream()
                .map(s -> s.ledBy(unit))
                .filter(s -> s.units().findAny().isPresent())
                .toList();
        return withSections(led);
    }

    /** The same document with other sections. */
    public Plan withSections(List<Section> others) {
        return new Plan(key, title, document, area, first, last, base, universe, remarks, others);
    }

    /** Keys of all indicators that it names, with a target or without, in the document's order. */
    public Set<String> indicators() {
        return sections.stream()
                .flatMap(s -> s.indicators().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a target or what is monitored is this indicator. */
    public boolean names(String indicator) {
        return indicators().contains(indicator);
    }
}
