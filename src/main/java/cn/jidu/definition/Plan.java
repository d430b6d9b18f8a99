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

    /** One heading of the document, e.g. （一）总量规模更大. */
    public record Section(String heading, List<Target> targets) {}

    public Plan {
        sections = List.copyOf(sections);
    }

    public int quarters() {
        return last.since(first) + 1;
    }

    public boolean runsIn(Quarter quarter) {
        return quarter.compareTo(first) >= 0 && quarter.compareTo(last) <= 0;
    }

    public List<Target> targets() {
        return sections.stream().flatMap(s -> s.targets().stream()).toList();
    }
}
