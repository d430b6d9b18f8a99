package cn.jidu.report.data;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.report.data.FoundSpool.Listing;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hands on findings and rejects and keeps, of each reported area, as many as its workbook lists. So the rows are read once,
 * for the data package and for all reports, and memory stays bounded however many there are, rows or areas: those that
 * workbooks list lie on disk.
 */
public final class FoundRows implements RowSource, Closeable {
    /** Rows of one list of one workbook; docs/report.md declares it. */
    public static final int LISTED = 20_000;
    /** Findings of one code and area that pages may quote. */
    static final int QUOTED = 40;

    private final RowSource rows;
    private final AreaTree areas;
    private final List<Area> reported;
    private final Map<String, List<String>> around = new HashMap<>();
    private final FoundSpool<FindingRow> findings;
    private final FoundSpool<RejectRow> rejects;
    private final Map<String, Map<String, List<FindingRow>>> quoted = new HashMap<>();

    /** @param folder what is kept is spooled there until this is closed */
    public FoundRows(RowSource rows, AreaTree areas, List<Area> reported, Path folder) {
        this.rows = rows;
        this.areas = areas;
        this.reported = List.copyOf(reported);
        this.findings = new FoundSpool<>(RowForms.FINDINGS, LISTED, folder.resolve(".findings.spool"));
        this.rejects = new FoundSpool<>(RowForms.REJECTS, LISTED, folder.resolve(".rejects.spool"));
    }

    @Override
    public void findings(Consumer<FindingRow> each) {
        rows.findings(row -> {
            each.accept(row);
            around(row.area()).forEach(area -> {
                findings.keep(area, row);
                quote(area, row);
            });
        });
    }

    @Override
    public void rejects(Consumer<RejectRow> each) {
        rows.rejects(row -> {
            each.accept(row);
            around(row.area()).forEach(area -> rejects.keep(area, row));
        });
    }

    /** Of the area and all within it. */
    public Listing<FindingRow> findings(Area area) {
        return findings.of(area.code());
    }

    /** Of the area and all within it; a row with several faults stands here once for each. */
    public Listing<RejectRow> rejects(Area area) {
        return rejects.of(area.code());
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

    @Override
    public void close() {
        try (findings;
                rejects) {
            // both, whatever befalls either
        }
    }
}
