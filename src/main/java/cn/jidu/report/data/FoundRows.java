package cn.jidu.report.data;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands on findings and rejects and keeps, of each reported area, as many findings as its pages may quote. So the rows are
 * read once, for the data package and for all reports, and memory stays bounded however many there are.
 */
public final class FoundRows implements RowSource {
    /** Findings of one code and area that pages may quote. */
    static final int QUOTED = 40;

    private final RowSource rows;
    private final AreaTree areas;
    private final List<Area> reported;
    private final Map<String, List<String>> around = new HashMap<>();
    private final Map<String, Map<String, List<FindingRow>>> quoted = new HashMap<>();

    /** @param reported the areas that reports are made of */
    public FoundRows(RowSource rows, AreaTree areas, List<Area> reported) {
        this.rows = rows;
        this.areas = areas;
        this.reported = List.copyOf(reported);
    }

    @Override
    public void findings(Consumer<FindingRow> each) {
        rows.findings(row -> {
            each.accept(row);
            around(row.area()).forEach(area -> quote(area, row));
        });
    }

    @Override
    public void rejects(Consumer<RejectRow> each) {
        rows.rejects(each);
    }

    /** The first findings of a code, at most {@link #QUOTED}. */
    public List<FindingRow> quoted(Area area, String code) {
        return quoted.getOrDefault(area.code(), Map.of()).getOrDefault(code, List.of());
    }

    private void quote(String area, FindingRow row) {
        List<FindingRow> of =
                quoted.computeIfAbsent(area, a -> new HashMap<>()).computeIfAbsent(row.code(), c -> new ArrayList<>());
        if (of.size() < QUOTED) {
            of.add(row);
        }
    }

    /** The reported areas that the row belongs to. */
    private List<String> around(String code) {
        Function<String, List<String>> find = c -> reported.stream()
                .map(Area::code)
                .filter(outer -> areas.isWithin(c, outer))
                .toList();
        return around.computeIfAbsent(code, find);
    }
}
