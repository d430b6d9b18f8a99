-- One row per enterprise that stood on a cultivation list at the quarter's start, whatever has become of it since: the same
-- enterprises beside what they filed the quarter before and the same quarter of the year before.
with listed as (
    select
        p.enterprise_id,
        max(case when p.roster = 'cultivation-province' then 1 else 0 end) as province_level,
        max(case when p.roster = 'cultivation-city' then 1 else 0 end) as city_level,
        max(case when p.roster = 'cultivation-county' then 1 else 0 end) as county_level
    from previous_roster_quarter p
    join this_quarter t on t.minus_1 = p.quarter
    where p.roster in ('cultivation-province', 'cultivation-city', 'cultivation-county') and p.on_list
        and p.enterprise_id is not null
    group by p.enterprise_id
),
still as (
    select distinct enterprise_id from roster_quarter
    where roster in ('cultivation-province', 'cultivation-city', 'cultivation-county') and on_list
        and enterprise_id is not null
),
before as (
    select
        f.enterprise_id,
        sum(case when f.quarter = t.minus_1 then f.revenue end) as revenue_before,
        sum(case when f.quarter <> t.minus_1 then f.revenue end) as revenue_year_before
    from earlier_filing_quarter f
    cross join this_quarter t
    join listed l on l.enterprise_id = f.enterprise_id
    where f.quarter = t.minus_1
        or f.quarter = cast(cast(substring(t.quarter, 1, 4) as integer) - 1 as text) || substring(t.quarter, 5, 2)
    group by f.enterprise_id
)
select
    e.county_code,
    e.area_code,
    e.enterprise_id,
    l.province_level = 1 as province_level,
    l.city_level = 1 as city_level,
    l.county_level = 1 as county_level,
    s.enterprise_id is not null as listed_now,
    e.active,
    e.above,
    e.revenue,
    b.revenue_before,
    b.revenue_year_before,
    e.tax_paid,
    e.delivery_id,
    e.sheet_no,
    e.row_no
from listed l
join enterprise_quarter e on e.enterprise_id = l.enterprise_id
left join still s on s.enterprise_id = l.enterprise_id
left join before b on b.enterprise_id = l.enterprise_id
