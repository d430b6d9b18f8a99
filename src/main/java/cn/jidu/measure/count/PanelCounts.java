package cn.jidu.measure.count;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.reconcile.revision.Revision;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is counted of a panel in a revision. A slice never changes, so that what was counted of it is kept beside it, and
 * only what nobody counted yet is; an area's figure is the sum over the slices and the areas in it.
 *
 * <p>That holds of rows and of sums. Of different enterprises it holds as long as each stands in one county and area alone:
 * in those that the registry gives it, which is looked at with every slice that is counted. Where it does not, and of
 * different values of anything else, all slices are counted at once, each time.
 */
public final class PanelCounts {
    private static final String ENTERPRISE = "enterprise_id";
    /** The panel that tells where an enterprise is registered. */
    private static final String REGISTERED = "enterprise_quarter";

    private final JdbcTemplate db;
    private final Revision revision;
    private final String panel;
    private final ReportedAreas areas;

    /** @param areas those that something is counted for */
    public PanelCounts(JdbcTemplate db, Revision revision, String panel, ReportedAreas areas) {
        this.db = db;
        this.revision = revision;
        this.panel = panel;
        this.areas = areas;
    }

    /** Of each count its areas; one where there is nothing may be left out. */
    public Map<CountSql, Map<String, AreaCount>> of(List<CountSql> counts) {
        List<Long> slices = slices();
        KeptCounts kept = new KeptCounts(db, slices, counts);
        Predicate<CountSql> addsUp = addsUp(counts, kept);
        List<CountSql> whole = counts.stream().filter(addsUp.negate()).toList();
        List<CountSql> parts = counts.stream().filter(addsUp).toList();
        keep(parts, kept);
        Map<CountSql, Map<String, AreaCount>> sums = new HashMap<>();
        parts.forEach(c -> sums.put(c, areas.sum(kept.ofEachSlice(c))));
        FigureSql.together(whole).forEach(some -> countWhole(some, slices, sums));
        return sums;
    }

    /** Of those that add up, keeps what is not kept yet: then {@link #of} finds it. */
    public void keep(List<CountSql> counts) {
        KeptCounts kept = new KeptCounts(db, slices(), counts);
        keep(counts.stream().filter(addsUp(counts, kept)).toList(), kept);
    }

    private void keep(List<CountSql> parts, KeptCounts kept) {
        kept.missing(parts)
                .forEach((missing, of) -> FigureSql.together(missing).forEach(some -> count(some, of, kept)));
    }

    private List<Long> slices() {
        return db.queryForList("""
                select s.slice_id from jidu.revision_slice r join jidu.slice s on s.slice_id = r.slice_id
                where r.revision_id = ? and s.panel = ? order by 1""", Long.class, revision.id(), panel);
    }

    /** Whether a count of the whole is the sum of those of its slices and areas. */
    private Predicate<CountSql> addsUp(List<CountSql> counts, KeptCounts kept) {
        List<CountSql> enterprises = counts.stream()
                .filter(c -> c.distinct().filter(ENTERPRISE::equals).isPresent())
                .toList();
        List<Long> uncounted = kept.uncounted(enterprises);
        boolean inOnePlace = uncounted.isEmpty() || areInOnePlace(uncounted);
        return count -> count.distinct().isEmpty() || inOnePlace && enterprises.contains(count);
    }

    /** Whether every enterprise of these slices stands in the very county and area that it is registered in. */
    private boolean areInOnePlace(List<Long> slices) {
        if (panel.equals(REGISTERED)) {
            return false;
        }
        // as sets, not row by row: nobody has told the planner yet how many rows new slices have, and it would loop
        // over both
        Long elsewhere = db.queryForObject(
                """
                select count(*) from (
                    select enterprise_id, county_code, area_code from %s where enterprise_id is not null
                    except
                    select enterprise_id, county_code, area_code from %s) elsewhere""".formatted(rows(panel, slices, "p"), rows(REGISTERED, sameCounties(slices), "e")), Long.class);
        return elsewhere != null && elsewhere == 0;
    }

    /** The slices that tell who is registered in the counties of these. */
    private List<Long> sameCounties(List<Long> slices) {
        return db.queryForList("""
                select s.slice_id from jidu.revision_slice r join jidu.slice s on s.slice_id = r.slice_id
                where r.revision_id = ? and s.panel = ?
                and s.county in (select county from jidu.slice where slice_id = any (?::bigint[]))""", Long.class, revision.id(), REGISTERED, slices.toArray(Long[]::new));
    }

    private void count(List<CountSql> counts, List<Long> slices, KeptCounts kept) {
        List<Map<Long, Map<String, AreaCount>>> counted = counts.stream()
                .map(c -> (Map<Long, Map<String, AreaCount>>) new HashMap<Long, Map<String, AreaCount>>())
                .toList();
        db.query(FigureSql.ofSlices(counts, rows(panel, slices, "p")), row -> {
            for (int i = 0; i < counts.size(); i++) {
                counted.get(i)
                        .computeIfAbsent(row.getLong("slice_id"), s -> new TreeMap<>())
                        .put(row.getString("area_code"), AreaCount.read(row, i));
            }
        });
        Map<CountSql, Map<Long, Map<String, AreaCount>>> byCount = new LinkedHashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            byCount.put(counts.get(i), counted.get(i));
        }
        kept.keep(byCount, slices);
    }

    private void countWhole(List<CountSql> counts, List<Long> slices, Map<CountSql, Map<String, AreaCount>> sums) {
        db.query(
                FigureSql.ofAreas(counts, rows(panel, slices, "p")),
                row -> {
                    for (int i = 0; i < counts.size(); i++) {
                        sums.computeIfAbsent(counts.get(i), c -> new HashMap<>())
                                .put(row.getString(1), AreaCount.read(row, i));
                    }
                },
                areas.pairs());
    }

    /** The slices as constants: then the index finds them, and the planner knows how much of the table they are. */
    private String rows(String of, List<Long> slices, String alias) {
        return "(select * from %s where quarter = %s and slice_id in (%s) and area_code is not null) %s"
                .formatted(name("jidu.panel_" + of), literal(revision.quarter().toString()), numbers(slices), alias);
    }
}
