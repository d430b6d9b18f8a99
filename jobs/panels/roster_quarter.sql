-- One row per entry in force on a list, matched or not.
select
    m.county_code,
    coalesce(m.registry_area, m.own_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.roster,
    m.name,
    m.own_area,
    m.listed_on,
    m.delisted_on,
    m.listed_on between t.first_day and t.last_day as listed_in_quarter,
    m.listed_on between t.four_quarters_first_day and t.last_day as listed_in_four_quarters,
    m.listed_on <= t.last_day as listed_by_end,
    m.listed_on <= t.last_day and (m.delisted_on is null or m.delisted_on > t.last_day) as on_list,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from matched_roster m cross join this_quarter t
