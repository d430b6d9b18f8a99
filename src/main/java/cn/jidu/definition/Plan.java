package cn.jidu.definition;

import java.util.List;

/**
 * A document's targets ({@code jobs/plans/<key>.yml}).
 *
 * @param key e.g. {@code taizhou-2018}; names the folder of its reports
 * @param document number of the document, e.g. 台政办发〔2018〕42号
 * @param area the code of the area that set itself the plan
 * @param base the quarter before the plan began: levels and growth are compared with it
 * @param universe key of the universe its figures are counted over
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
        List<Section> sections) {

    /**
     * One heading of the document, e.g. （一）总量规模更大.
     *
     * @param obligations what the document asks for without a number
     * @param monitored keys of the indicators that the document names without a target: they are measured over the
     *     plan's universe and shown beside the targets
     */
    public record Section(String heading, List<Target> targets, List<Obligation> obligations, List<String> monitored) {
        public Section {
            targets = List.copyOf(targets);
            obligations = List.copyOf(obligations);
            monitored = List.copyOf(monitored);
        }
    }

    /**
     * A duty without a number: nothing measures it, and nothing of the document is left out.
     *
     * @param clause the words of the document
     * @param leadUnits the one named first leads; empty where the document names none
     */
    public record Obligation(String clause, List<String> leadUnits) {
        public Obligation {
            leadUnits = List.copyOf(leadUnits);
        }
    }

    public Plan {
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

    /** Of all sections, in the document's order. */
    public List<Target> targets() {
        return sections.stream().flatMap(s -> s.targets().stream()).toList();
    }

    /** Keys of the indicators that are measured without a target, in the document's order. */
    public List<String> monitored() {
        return sections.stream().flatMap(s -> s.monitored().stream()).toList();
    }

    /** Whether a target or what is monitored is this indicator. */
    public boolean names(String indicator) {
        return monitored().contains(indicator)
                || targets().stream().anyMatch(t -> t.indicator().equals(indicator));
    }
}
