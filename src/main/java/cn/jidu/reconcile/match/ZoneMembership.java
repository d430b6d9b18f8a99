package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who counts in an area by being on a list and not by its address, as the members of a zone without a division code do
 * (CONTRACTS, section 1: rosters). Which lists say so, and of areas of which level, stands in {@code reference/rosters.csv}.
 */
public final class ZoneMembership {
    static final String MEMBERS = "zone_member";

    /** The rows of such lists: kept, since few stand among many, and they do not change with the registry. */
    private static final String ENTRIES = "zone_entry";

    private static final String LISTS = "roster";
    private static final String TABLE = "rosters";
    private static final String LEVEL = "members_of";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final Definitions definitions;

    ZoneMembership(JdbcTemplate db, KeptTables kept, Definitions definitions) {
        this.db = db;
        this.kept = kept;
        this.definitions = definitions;
    }

    /** Whether there is anybody, once they are decided; in most cities nobody. */
    public static boolean isAny(JdbcTemplate db) {
        return Boolean.TRUE.equals(db.queryForObject("select exists (select from zone_member)", Boolean.class));
    }

    /**
     * Those on such a list at the quarter's end, as {@code zone_member}: each counts in the area that its row names or,
     * where it names none of the level, in the only one of its county. The county stays that of the registry; of several
     * rows the newest stands.
     *
     * @param tiers ties the rows of these lists to {@code registered}, before all others
     */
    void make(MatchTiers tiers) {
        lists().ifPresent(s -> kept.make(ENTRIES, onSuchLists(s)));
        Stream<String> ofLists = lists().stream().flatMap(s -> Stream.of(ENTRIES, "ref_" + TABLE));
        kept.make(
                List.of(MEMBERS),
                lists().map(kept::contract).orElse("") + tiers.how(),
                Stream.concat(ofLists, MatchTiers.reads().stream()).toList(),
                () -> decide(tiers));
    }

    private void decide(MatchTiers tiers) {
        FilledTables.empty(db, MEMBERS, "enterprise_id uuid primary key, area_code text");
        lists().ifPresent(source -> {
            if (tiers.all(source, ENTRIES + " f")) {
                fillMembers();
            }
        });
        db.execute("analyze zone_member");
    }

    /** The source whose lists may say it. */
    private Optional<Source> lists() {
        ReferenceTable lists = definitions.tables().get(TABLE);
        return Optional.ofNullable(definitions.sources().get(LISTS))
                .filter(s -> Matching.isMatched(s)
                        && lists != null
                        && lists.columns().contains(LEVEL));
    }

    private static String onSuchLists(Source source) {
        return """
                select m.* from %s m
                cross join this_quarter t
                join ref_rosters l on l.roster = m.roster
                where l.%s in (select level from ref_area)
                and m.listed_on <= t.last_day and (m.delisted_on is null or m.delisted_on > t.last_day)""".formatted(InForce.table(source), name(LEVEL));
    }

    private void fillMembers() {
        db.update("""
                insert into zone_member
                select distinct on (o.enterprise_id) o.enterprise_id, z.code
                from %3$s o
                join %1$s m on m.delivery_id = o.delivery_id and m.sheet_no = o.sheet_no and m.row_no = o.row_no
                join ref_rosters l on l.roster = m.roster
                join registered g on g.enterprise_id = o.enterprise_id
                join ref_area own on own.code = m.own_area
                join ref_area z on z.level = l.%2$s and z.county_code = g.county_code
                left join (
                    select level, county_code from ref_area group by 1, 2 having count(*) = 1
                ) sole on sole.level = z.level and sole.county_code = z.county_code
                where z.code = own.code or own.level <> z.level and sole.level is not null
                order by o.enterprise_id, m.listed_on desc, z.code""".formatted(ENTRIES, name(LEVEL), MatchTiers.TIED));
    }
}
