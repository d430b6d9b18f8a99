package cn.jidu.reconcile;

import cn.jidu.definition.Area;
import cn.jidu.definition.Areas;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Source;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ties the rows in force to the registry: {@code registry} holds one row per registered entity of the quarter,
 * {@code matched_<source>} the rows of each other source that names enterprises, with {@code matched_enterprise}, the
 * {@code tier} that hit or the {@code unmatched_reason}, and the registry's area. They live as long as the transaction.
 */
final class Matching {
    /** The source that the registry is made from. */
    static final String REGISTRATION = "registration";

    private final JdbcTemplate db;

    private final String areaNames;

    /** @param areas their full names do not tell names of enterprises apart */
    Matching(JdbcTemplate db, Areas areas) {
        this.db = db;
        this.areaNames =
                areas.all().stream().map(Area::name).distinct().sorted().collect(Collectors.joining("|"));
    }

    void make(Definitions definitions) {
        makeRegistry();
        definitions.sources().values().stream().filter(Matching::isMatched).forEach(this::match);
    }

    /** Rows of the registry's own source are the registry; parks and returns name no enterprise. */
    static boolean isMatched(Source source) {
        return source.match().isPresent() && !source.name().equals(REGISTRATION);
    }

    /**
     * An enterprise keeps the id of the code it was first known by; one that comes with a new code and a known
     * registration number is the one known by that number.
     */
    private void makeRegistry() {
        db.execute("""
                create temp table registry on commit drop as
                with gone as (
                    select registration_no, (array_agg(p.enterprise_id))[1] as enterprise_id
                    from previous_enterprise_quarter p
                    where registration_no is not null
                    and not exists (select from in_force_registration r where r.row_key = p.row_key)
                    group by registration_no having count(*) = 1),
                renumbered as (
                    select g.registration_no, g.enterprise_id
                    from gone g join in_force_registration r on r.registration_no = g.registration_no
                    group by g.registration_no, g.enterprise_id having count(*) = 1),
                ids as (
                    select r.*, coalesce(
                        by_key.enterprise_id,
                        by_number.enterprise_id,
                        md5(case when r.uscc is null then r.row_key else 'uscc:' || r.uscc end)::uuid) as enterprise_id
                    from in_force_registration r
                    left join previous_enterprise_quarter by_key on by_key.row_key = r.row_key
                    left join renumbered by_number on by_key.enterprise_id is null and by_number.registration_no = r.registration_no)
                select i.*, a.county_code
                from ids i join ref_area a on a.code = i.own_area""");
        db.execute("create index on registry (enterprise_id)");
        db.execute("analyze registry");
        Long twice = db.queryForObject("select count(*) - count(distinct enterprise_id) from registry", Long.class);
        if (twice != null && twice != 0) {
            throw new IllegalStateException(twice + " registrations share an enterprise_id with another");
        }
    }

    /** A name without white space, width and brackets made one, full names of areas stripped from its front. */
    private String normal(String name) {
        return "regexp_replace(translate(regexp_replace(upper(normalize(" + name
                + ", NFKC)), '\\s', '', 'g'), '〔〕【】[]', '()()()'), '^(" + areaNames + ")+', '')";
    }

    private void match(Source source) {
        String suffix = source.name().replace('-', '_');
        String code = source.match().orElseThrow().codeField();
        String name = source.match().orElseThrow().nameField();
        db.execute("""
                create temp table matched_%1$s on commit drop as
                select f.*, g.enterprise_id as matched_enterprise, g.own_area as registry_area, g.name as registry_name,
                    coalesce(g.county_code, a.county_code) as county_code,
                    coalesce(g.county_code <> a.county_code, false) as area_differs,
                    coalesce(g.name <> f.%3$s and %4$s <> %5$s, false) as name_differs,
                    case when g.enterprise_id is not null then 'EXACT' end as tier,
                    case when g.enterprise_id is not null then null
                         when f.%2$s_kind = 'CITIZEN' then 'CITIZEN_ID'
                         else 'NO_MATCH' end as unmatched_reason
                from in_force_%1$s f
                join ref_area a on a.code = f.own_area
                left join registry g on g.uscc = f.%2$s and f.%2$s_kind <> 'CITIZEN'""".formatted(suffix, code, name, normal("g.name"), normal("f." + name)));
        db.execute("analyze matched_" + suffix);
    }
}
