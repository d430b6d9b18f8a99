package cn.jidu.reconcile.panel;

import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The slices that there are of a quarter before a new revision of it adds its own.
 *
 * @param slices in no order
 */
record QuarterSlices(List<KnownSlice> slices) {
    QuarterSlices {
        slices = List.copyOf(slices);
    }

    /** @param before whether the quarter's revision before the new one has it */
    record KnownSlice(String panel, String county, String hash, long id, boolean before) {}

    /** The newest revision of the quarter is the one that is being made. */
    static QuarterSlices of(JdbcTemplate db, Quarter quarter) {
        return new QuarterSlices(db.query(
                """
                select s.panel, s.county, s.input_hash, s.slice_id, r.slice_id is not null
                from jidu.slice s
                left join jidu.revision_slice r on r.slice_id = s.slice_id and r.revision_id = (
                    select revision_id from jidu.revision where quarter = ? order by number desc offset 1 limit 1)
                where s.quarter = ?""",
                (row, i) -> new KnownSlice(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBoolean(5)),
                quarter.toString(),
                quarter.toString()));
    }

    /** Those of the panel that follow from what new ones would, by county. */
    SortedMap<String, Long> alike(Panel panel, Map<String, String> hashes) {
        return byCounty(of(panel).filter(s -> s.hash().equals(hashes.get(s.county()))));
    }

    /** The counties of which the revision before has another slice, or only one of the two has any. */
    SortedSet<String> changed(Panel panel, Map<String, Long> now) {
        SortedMap<String, Long> before = byCounty(of(panel).filter(KnownSlice::before));
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(county -> !Objects.equals(before.get(county), now.get(county)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<KnownSlice> of(Panel panel) {
        return slices.stream().filter(s -> s.panel().equals(panel.name()));
    }

    private static SortedMap<String, Long> byCounty(Stream<KnownSlice> slices) {
        SortedMap<String, Long> byCounty = new TreeMap<>();
        slices.forEach(s -> byCounty.put(s.county(), s.id()));
        return byCounty;
    }
}
