package cn.jidu.definition.reading.plan;

import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.TargetChanges;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads how a target's number changes within a plan. */
final class TargetChangesReader {
    static final KnownKeys REVISED_KEYS = KnownKeys.of("from", "value", "clause", "document");

    private final Quarter first;
    private final Quarter last;

    /** @param first of the plan, as is {@code last} */
    TargetChangesReader(Quarter first, Quarter last) {
        this.first = first;
        this.last = last;
    }

    TargetChanges read(YamlMapping target) {
        List<YamlNode> revised = target.findItems("revised");
        List<TargetChanges.Revised> read = revised.stream().map(this::revised).toList();
        for (int i = 0; i < read.size(); i++) {
            Quarter from = read.get(i).from();
            boolean isLater = i == 0 || from.compareTo(read.get(i - 1).from()) > 0;
            if (!isLater || from.compareTo(first) < 0 || from.compareTo(last) > 0) {
                revised.get(i).problem("target.revisedFrom", from, first, last);
            }
        }
        return new TargetChanges(target.find("years").map(this::years).orElse(Map.of()), read);
    }

    private Map<Integer, BigDecimal> years(YamlNode node) {
        Map<Integer, BigDecimal> years = new TreeMap<>();
        node.freeMapping().values().forEach((year, value) -> {
            if (year.matches("[0-9]{4}")
                    && Integer.parseInt(year) >= first.year()
                    && Integer.parseInt(year) <= last.year()) {
                years.put(Integer.valueOf(year), value.number());
            } else {
                value.problem("target.yearOutside", year, first, last);
            }
        });
        return years;
    }

    private TargetChanges.Revised revised(YamlNode node) {
        YamlMapping m = node.mapping(REVISED_KEYS);
        return new TargetChanges.Revised(
                m.get("from").map(YamlNode::quarter).orElse(first),
                m.get("value").map(YamlNode::number).orElse(BigDecimal.ZERO),
                m.text("clause"),
                m.text("document"));
    }
}
