package cn.jidu.report.data;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands on findings and rejects and keeps, of each reported area, as many as its workbook lists. So the rows are read once,
 * for the data package and for all reports, and memory stays bounded however many there are.
 */
public final class FoundRows implements RowSource {
    /** Rows of one list of one workbook; docs/report.md declares it. */
    static final int LISTED = 20_000;
    /** Findings of one code and area that pages may quote. */
    static final int QUOTED = 40;

    private final RowSource rows;
    private final AreaTree areas;
    private final List<Area> reported;
    private final Map<String, List<String>> around = new HashMap<>();
    private final Map<String, Listing<FindingRow>> findings = new HashMap<>();
    private final Map<String, Listing<RejectRow>> rejects = new HashMap<>();
    private final Map<String, Map<String, List<FindingRow>>> quoted = new HashMap<>();

    /**
     * @param first the rows that are kept
     * @param total how many there are in all
     */
    public record Listing<T>(List<T> first, long total) {
        public Listing {
            first = Collections.unmodifiableList(first);
        }
    }

    public FoundRows(RowSource rows, AreaTree areas, List<Area> reported) {
        this.rows = rows;
        this.areas = areas;
        this.reported = List.copyOf(reported);
    }

    @Override
    public void findings(Consumer<FindingRow> each) {
        Keeper<FindingRow> keeper = new Keeper<>();
        rows.findings(row -> {
            each.accept(row);
            around(row.area()).forEach(area -> {
                keeper.keep(area, row);
                quote(area, row);
            });
        });
        keeper.listings(findings::put);
    }

    @Override
    public void rejects(Consumer<RejectRow> each) {
        Keeper<RejectRow> keeper = new Keeper<>();
        rows.rejects(row -> {
            each.accept(row);
            around(row.area()).forEach(area -> keeper.keep(area, row));
        });
        keeper.listings(rejects::put);
    }

    /** Of the area and all within it. */
    public Listing<FindingRow> findings(Area area) {
        return findings.getOrDefault(area.code(), new Listing<>(List.of(), 0));
    }

    /** Of the area and all within it; a row with several faults stands here once for each. */
    public Listing<RejectRow> rejects(Area area) {
        return rejects.getOrDefault(area.code(), new Listing<>(List.of(), 0));
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

    private static final class Keeper<T> {
        private final Map<String, List<T>> kept = new HashMap<>();
        private final Map<String, Long> totals = new HashMap<>();

        void keep(String area, T row) {
            List<T> of = kept.computeIfAbsent(area, a -> new ArrayList<>());
            if (of.size() < LISTED) {
                of.add(row);
            }
            totals.merge(area, 1L, Long::sum);
        }

        void listings(BiConsumer<String, Listing<T>> each) {
            kept.forEach((area, rows) -> each.accept(area, new Listing<>(rows, totals.getOrDefault(area, 0L))));
        }
    }
}
