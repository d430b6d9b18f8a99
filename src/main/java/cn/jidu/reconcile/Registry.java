package cn.jidu.reconcile;

import org.springframework.jdbc.core.JdbcTemplate;

/** The registry of a quarter: the registrations in force, each with the id that its enterprise keeps. */
final class Registry {
    private final JdbcTemplate db;

    Registry(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * An enterprise keeps the id of the code it was first known by; one that comes with a new code and a known
     * registration number is the one known by that number.
     */
    void make() {
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
}
