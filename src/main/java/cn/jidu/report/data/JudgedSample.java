package cn.jidu.report.data;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.match.DrawnMatches;
import cn.jidu.report.data.ErrorRate.SampledStratum;
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
    /** As it stands now; no tiers where none were drawn. */
    public static JudgedSample now(JdbcTemplate db, Quarter quarter) {
        return new JudgedSample(
                quarter,
                rates(db, "select * from (" + DrawnMatches.STRATA + ") now where quarter = ?", quarter.toString()));
    }

    /** What was kept with a revision; empty where nothing had been judged. */
    public static Optional<JudgedSample> of(JdbcTemplate db, long revision) {
        return db
                .queryForList(
                        "select distinct quarter from jidu.revision_sample where revision_id = ?",
                        String.class,
                        revision)
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
