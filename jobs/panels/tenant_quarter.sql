-- One row per tenant of a park in force for the quarter, matched or not.
select
    m.county_code,
    coalesce(m.registry_area, m.located_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.row_key,
    m.park_id,
    m.tenant_id,
    m.name,
    m.own_area,
    m.located_area,
    m.moved_in_on,
    m.moved_out_on,
    (m.moved_in_on is null or m.moved_in_on <= t.last_day)
        and (m.moved_out_on is null or m.moved_out_on > t.last_day) as tenant_at_quarter_end,
    m.land_mu,
    m.employees,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from matched_park_tenant m cross join this_quarter t
