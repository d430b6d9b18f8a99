package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.Source;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who counts in an area by being on a list and not by its address, as the members of a zone without a division code do
 * (CONTRACTS, section 1: rosters). Which lists say so, and of areas of which level, stands in {@code reference/rosters.csv}.
 */
final class ZoneMembership {
    private static final String LISTS = "roster";
    private static final String TABLE = "rosters";
    private static final String LEVEL = "members_of";

    private final JdbcTemplate db;
    private final Definitions definitions;

    ZoneMembership(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /** Whether the source's lists may say it: then it is matched before the others. */
    boolean isToldBy(Source source) {
        ReferenceTable lists = definitions.tables().get(TABLE);
        return source.name().equals(LISTS) && lists != null && lists.columns().contains(LEVEL);
    }

    /**
     * Those on such a list at the quarter's end count in the area that their row names or, where it names none of the
     * level, in the only one of their county. The county stays that of the registry; of several rows the newest stands.
     */
    void move(Source source) {
        String matched = Matching.table(source);
        db.update("""
                update registry g set counted_area = member.area_code
                from (
                    select distinct on (m.matched_enterprise) m.matched_enterprise, z.code as area_code
                    from %1$s m
                    cross join this_quarter t
                    join ref_rosters l on l.roster = m.roster
                    join ref_area own on own.code = m.own_area
                    join ref_area z on z.level = l.%2$s and z.county_code = m.county_code
                    left join (
                        select level, county_code from ref_area group by 1, 2 having count(*) = 1
                    ) sole on sole.level = z.level and sole.county_code = z.county_code
                    where m.matched_enterprise is not null
                    and m.listed_on <= t.last_day and (m.delisted_on is null or m.delisted_on > t.last_day)
                    and (z.code = own.code or own.level <> z.level and sole.level is not null)
                    order by m.matched_enterprise, m.listed_on desc, z.code
                ) member
                where member.matched_enterprise = g.enterprise_id""".formatted(matched, name(LEVEL)));
        db.update("""
                update %s m set registry_area = g.counted_area
                from registry g
                where g.enterprise_id = m.matched_enterprise and g.counted_area <> m.registry_area""".formatted(matched));
    }
}
