package cn.jidu.report.pdf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRGroup;
import net.sf.jasperreports.engine.JasperReport;

/**
 * Where blocks start on a new page because too little is left. The groups of the page template say how much each kind of
 * block has to have; a group begins where the field of its name changes.
 */
final class PageRooms {
    private final List<JRGroup> groups;
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param page the groups of which want some height to start */
    PageRooms(JasperReport page) {
        groups = Stream.of(page.getGroups())
                .sorted(Comparator.comparingInt(JRGroup::getMinHeightToStartNewPage))
                .toList();
        groups.forEach(g -> counts.put(g.getName(), 0));
    }

    /**
     * The next block begins.
     *
     * @param room what it needs, in points
     */
    void begin(int room) {
        counts.merge(group(room).getName(), 1, Integer::sum);
    }

    /**
     * What a block has to have, so that it does not begin on a new page.
     *
     * @param room what it needs, in points
     */
    int wanted(int room) {
        return group(room).getMinHeightToStartNewPage();
    }

    private JRGroup group(int room) {
        return groups.stream()
                .filter(g -> g.getMinHeightToStartNewPage() >= room)
                .findFirst()
                .orElse(groups.get(groups.size() - 1));
    }

    /** By the names of the groups: how many blocks of each have begun. */
    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
