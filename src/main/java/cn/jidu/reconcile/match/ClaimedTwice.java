package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.revision.Revision;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Registrations that the full files of two counties hold (CONTRACTS, section 1: which rows are in force). The county that
 * that a person decided for has it ({@link MatchDecisions}); else the one that
 * had the enterprise in the quarter before keeps it as long as its own file in force holds it, be this one carried; else
 * the later of the rows' dates of status and founding decides, and last the newer file. A row that says 迁出 gives the
 * enterprise up. Of files one of which is of the other's area the newer stands, as with any source.
 *
 * <p>{@code claimed_twice} lists both sides as long as the transaction lives; {@code stands} tells which one is in force.
 */
final class ClaimedTwice {
    static final String TABLE = "claimed_twice";

    /** The keys of several rows in force, of the source that was looked at last. */
    static final String SHARED = "shared_key";

    private static final String GIVEN_UP = "迁出";

    private final JdbcTemplate db;
    private final Optional<Revision> before;

    /** @param before of the newest quarter measured before */
    ClaimedTwice(JdbcTemplate db, Optional<Revision> before) {
        this.db = db;
        this.before = before;
    }

    void makeEmpty() {
        FilledTables.empty(db, TABLE, """
                source text, from_quarter text, delivery_id bigint, sheet_no int, row_no int, own_area text,
                row_key text, stands boolean, kept_area text, decided_by text""");
    }

    /**
     * Decides each such key; the rows that do not stand are then to be left out.
     *
     * @param table the registrations in force; the keys of several of them are in {@code shared_key}
     */
    void decide(String table) {
        makeFormerCounties();
        db.update("""
                insert into claimed_twice
                with held as (
                    select f.*, own.area_code as file_area, a.county_code
                    from %1$s f
                    join shared_key using (row_key)
                    join arrival own on own.delivery_id = f.delivery_id
                    join ref_area a on a.code = f.own_area
                    where not f.supplement),
                claim as (
                    select h.*, coalesce(case d.kind when 'match' then 1 when 'reject' then -1 end, 0) as decided, c.county_code is not null as had_it, h.status = %2$s as given_up,
                        greatest(h.status_on, h.established_on) as latest
                    from held h
                    left join former_county c on c.row_key = h.row_key and c.county_code = h.county_code
                    left join decided d on d.subject = %3$s and d.enterprise_id = %4$s
                    where not exists (
                        select from held n join ref_area_ancestor w
                            on w.area_code = n.file_area and w.ancestor_code = h.file_area
                            or w.area_code = h.file_area and w.ancestor_code = n.file_area
                        where n.row_key = h.row_key
                        and (n.quarter, n.batch_id, n.rank_in_batch) > (h.quarter, h.batch_id, h.rank_in_batch))),
                ranked as (
                    select c.*, row_number() over by_rank as place, first_value(own_area) over by_rank as kept_area,
                        bool_or(decided <> 0) over whole as any_decided,
                        nth_value(had_it, 2) over whole as second_had_it,
                        first_value(had_it) over by_rank as first_had_it,
                        nth_value(given_up, 2) over whole as second_given_up,
                        first_value(given_up) over by_rank as first_given_up,
                        nth_value(latest, 2) over whole as second_latest,
                        first_value(latest) over by_rank as first_latest
                    from claim c
                    where row_key in (select row_key from claim group by row_key having count(distinct county_code) > 1)
                    window by_rank as (partition by row_key order by decided desc, given_up, had_it desc, latest desc nulls last,
                            quarter desc, batch_id desc, rank_in_batch desc),
                        whole as (by_rank rows between unbounded preceding and unbounded following))
                select 'registration', quarter, delivery_id, sheet_no, row_no, own_area, row_key, place = 1, kept_area,
                    case when any_decided then 'DECISION'
                        when first_given_up <> second_given_up then 'GIVEN_UP'
                        when first_had_it <> second_had_it then 'FORMER_COUNTY'
                        when first_latest is distinct from second_latest then 'LATER_DATE'
                        else 'NEWER_FILE' end
                from ranked""".formatted(
                table, literal(GIVEN_UP), SubjectSql.ofClaim("h.row_key"), SubjectSql.claimant("h.county_code")));
    }

    /** Where the keys in question were counted in the quarter before; nowhere where none was measured. */
    private void makeFormerCounties() {
        db.execute("create unlogged table former_county (row_key text collate \"C\", county_code text)");
        before.ifPresent(revision -> db.update("""
                        insert into former_county
                        select p.row_key, p.county_code from jidu.panel_enterprise_quarter p
                        join shared_key using (row_key)
                        where p.quarter = ? and p.slice_id in (
                            select slice_id from jidu.revision_slice where revision_id = ?)""", revision.quarter().toString(), revision.id()));
        db.execute("analyze former_county");
    }

    /** Takes away what was made. */
    static void drop(JdbcTemplate db) {
        db.execute("drop table if exists claimed_twice, former_county");
    }
}
