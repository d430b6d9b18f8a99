package cn.jidu.reconcile.match;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.match.ErrorRate.SampledStratum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What people said of a quarter's drawn matches.
 *
 * @param rates by tier
 */
public record JudgedSample(Quarter quarter, SortedMap<String, ErrorRate> rates) {
    private static final String STRATA = """
            select m.quarter, m.tier, m.county_code, max(m.stratum_rows) as stratum_rows, count(*) as drawn,
                count(j.answer) as judged, count(*) filter (where not j.answer) as wrong
            from jidu.match_sample m left join jidu.judgement j on j.judgement_id = m.sample_id
            group by 1, 2, 3""";

    /** As it stands now; no tiers where none were drawn. */
    public static JudgedSample now(JdbcTemplate db, Quarter quarter) {
        return new JudgedSample(
                quarter,
                rates(db, "select * from (" + STRATA + ") now where quarter = ?", quarter.toString()));
    }

    /** Keeps with a revision what was judged until now, of the newest quarter of which anything was. */
    public static void pin(JdbcTemplate db, long revision, Quarter quarter) {
        db.update(
                """
                insert into jidu.revision_sample
                select ?, s.* from (%1$s) s where s.quarter = (
                    select max(n.quarter) from (%1$s) n where n.judged > 0 and n.quarter <= ?)""".formatted(STRATA),
                revision,
                quarter.toString());
    }

    /** What was kept with a revision; empty where nothing had been judged. */
    public static Optional<JudgedSample> of(JdbcTemplate db, long revision) {
        return db
                .queryForList(
                        "select distinct quarter from jidu.revision_sample where revision_id = ?", String.class, revision)
                .stream()
                .findFirst()
                .map(quarter -> new JudgedSample(
                        Quarter.of(quarter),
                        rates(db, "select * from jidu.revision_sample where revision_id = ?", revision)));
    }

    private static SortedMap<String, ErrorRate> rates(JdbcTemplate db, String strata, Object of) {
        Map<String, List<SampledStratum>> byTier = new TreeMap<>();
        RowCallbackHandler each = row -> byTier.computeIfAbsent(row.getString("tier"), t -> new ArrayList<>())
                .add(new SampledStratum(
                        row.getLong("stratum_rows"), row.getInt("drawn"), row.getInt("judged"), row.getInt("wrong")));
        db.query(strata + " order by tier, county_code", each, of);
        SortedMap<String, ErrorRate> rates = new TreeMap<>();
        byTier.forEach((tier, all) -> rates.put(tier, ErrorRate.of(all)));
        return rates;
    }
}
