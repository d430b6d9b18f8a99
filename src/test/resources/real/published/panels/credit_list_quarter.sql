-- One row per line of the list in force, matched or not.
select
    m.county_code,
    coalesce(m.registry_area, m.own_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.unmatched_reason,
    g.uscc as registered_code,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from matched_credit_list m
left join registry g on g.enterprise_id = m.matched_enterprise
