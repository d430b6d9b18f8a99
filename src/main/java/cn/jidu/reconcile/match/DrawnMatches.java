package cn.jidu.reconcile.match;

import cn.jidu.definition.Quarter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Matches that were drawn to be judged by people, and what became of them. */
public final class DrawnMatches {
    /** By quarter, tier and county: how many matches there are, how many were drawn, judged, and found wrong. */
    public static final String STRATA = """
            select m.quarter, m.tier, m.county_code, max(m.stratum_rows) as stratum_rows, count(*) as drawn,
                count(j.answer) as judged, count(*) filter (where not j.answer) as wrong
            from jidu.match_sample m left join jidu.judgement j on j.judgement_id = m.sample_id
            group by 1, 2, 3""";

    private DrawnMatches() {}

    /** Keeps with a revision what was judged until now, of the newest quarter of which anything was. */
    public static void pin(JdbcTemplate db, long revision, Quarter quarter) {
        db.update("""
                insert into jidu.revision_sample
                select ?, s.* from (%1$s) s where s.quarter = (
                    select max(n.quarter) from (%1$s) n where n.judged > 0 and n.quarter <= ?)""".formatted(STRATA), revision, quarter.toString());
    }
}
