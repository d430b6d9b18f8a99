-- One row per size that the statistics department set and that is in force for the quarter, matched or not.
select
    m.county_code,
    coalesce(m.registry_area, m.own_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.row_key,
    m.year,
    m.year <= cast(substring(t.quarter, 1, 4) as integer) as not_after_quarter,
    m.name,
    m.own_area,
    m.size,
    case m.size when '大型' then 4 when '中型' then 3 when '小型' then 2 else 1 end as class,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from matched_size_class m cross join this_quarter t
