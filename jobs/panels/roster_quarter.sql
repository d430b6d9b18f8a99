-- One row per entry in force on a list, matched or not.
with membership as (
    select roster, cast(nullif(valid_years, '') as integer) * 12 as valid_months from ref_rosters where valid_years <> ''
),
earlier as (
    -- when each member first came to such a list, as this list or the one before has it
    select roster, enterprise_id, min(listed_on) as listed_on from (
        select roster, matched_enterprise as enterprise_id, listed_on from matched_roster
        where matched_enterprise is not null and roster in (select roster from membership)
        union all
        select roster, enterprise_id, listed_on from previous_roster_quarter
        where enterprise_id is not null and roster in (select roster from membership)
    ) listed
    group by roster, enterprise_id
),
entry as (
    select
        m.*,
        -- such a membership is over when its years are full by the quarter's last day, which is its month's last
        case when l.valid_months is null then false else coalesce(
            extract(year from t.last_day) * 12 + extract(month from t.last_day)
            - extract(year from m.listed_on) * 12 - extract(month from m.listed_on)
                >= l.valid_months, false) end as lapsed,
        -- what the row does not say follows from an earlier entry
        coalesce(m.recognition = 'renewed', m.listed_on > e.listed_on, false) as renewed
    from matched_roster m cross join this_quarter t
    left join membership l on l.roster = m.roster
    left join earlier e on e.roster = m.roster and e.enterprise_id = m.matched_enterprise
    offset '0'
)
select
    m.county_code,
    coalesce(m.registry_area, m.own_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.row_key,
    m.roster,
    m.name,
    m.own_area,
    m.listed_on,
    m.delisted_on,
    m.lapsed,
    m.renewed,
    m.listed_on between t.first_day and t.last_day and not m.renewed as listed_in_quarter,
    m.listed_on between t.four_quarters_first_day and t.last_day and not m.renewed as listed_in_four_quarters,
    m.listed_on <= t.last_day as listed_by_end,
    m.listed_on <= t.last_day and not m.lapsed and (m.delisted_on is null or m.delisted_on > t.last_day) as on_list,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from entry m cross join this_quarter t
