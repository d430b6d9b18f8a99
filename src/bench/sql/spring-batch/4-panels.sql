-- One row per registered entity, and one per loan note, with all that the figures ask for.
create table enterprise as
with filed as (
    select m.id, sum(t.revenue) as revenue, max(t.employees) as employees, max(t.assets) as assets, sum(t.relief) as relief, bool_or(t.eligible) as eligible
    from matched m join tax t on t.n = m.n where m.source = 'tax' and m.id is not null group by m.id),
listed as (
    select m.id, bool_or(r.roster in ('above-scale', 'above-quota')) as above, bool_or(r.roster = 'directory') as on_directory
    from matched m join roster r on r.n = m.n
    where m.source = 'roster' and m.id is not null and r.listed_on <= '2018-06-30' and (r.delisted_on is null or r.delisted_on > '2018-06-30')
    group by m.id),
sized as (
    select g.*, case when g.ended then coalesce(g.status_on, '2018-06-30') end as ended_on,
        f.id is not null as filed, f.relief, f.eligible, coalesce(l.above, false) as above, coalesce(l.on_directory, false) as on_directory, z.industry_class,
        least(
            case when f.employees is null or z.x_small is null then null when f.employees >= z.x_large then 4 when f.employees >= z.x_medium then 3 when f.employees >= z.x_small then 2 else 1 end,
            case when f.revenue is null or z.y_small is null then null when f.revenue * 4 >= z.y_large * 10000 then 4 when f.revenue * 4 >= z.y_medium * 10000 then 3 when f.revenue * 4 >= z.y_small * 10000 then 2 else 1 end,
            case when f.assets is null or z.z_small is null then null when f.assets >= z.z_large * 10000 then 4 when f.assets >= z.z_medium * 10000 then 3 when f.assets >= z.z_small * 10000 then 2 else 1 end) as size
    from registry g
    left join filed f on f.id = g.row_key
    left join listed l on l.id = g.row_key
    left join size_groups z on z.industry_class = left(g.industry_code, 3)),
flagged as (
    select *,
        established_on <= '2018-06-30' and (ended_on is null or ended_on > '2018-06-30') as active,
        established_on <= '2018-06-30' and (ended_on is null or ended_on >= '2018-04-01') as existed,
        coalesce(type_class not in ('individual', 'cooperative', 'branch'), uscc like '91%', false) as enterprise
    from sized)
select row_key as id, file, line, area, type_class, established_on, ended_on, active, existed, filed, relief, eligible, on_directory,
    case when not existed then 'NOT_IN_QUARTER' when not enterprise then 'NOT_ENTERPRISE' when above then 'ABOVE'
        when industry_class is null then 'NOT_APPLICABLE' when coalesce(size, 1) > 2 then 'LARGE_OR_MEDIUM' end as excluded_by,
    enterprise and not above and industry_class is not null and coalesce(size, 1) <= 2 as small_micro
from flagged;
analyze enterprise;

create table note as
with pair as (
    select l.lender, m.id, max(l.credit_limit) as credit_limit
    from matched m join loan l on l.n = m.n where m.source = 'loan' and m.id is not null group by 1, 2)
select m.id, e.area, l.balance, l.security, coalesce(p.credit_limit <= 1000, false) as inclusive, e.existed and e.small_micro as counted
from matched m
join loan l on l.n = m.n
join enterprise e on e.id = m.id
left join pair p on p.lender = l.lender and p.id = m.id
where m.source = 'loan';
analyze note;
