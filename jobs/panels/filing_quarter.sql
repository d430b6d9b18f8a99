-- One row per filing in force for the quarter, matched or not.
select
    m.county_code,
    coalesce(m.registry_area, m.own_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.row_key,
    m.taxpayer_id,
    m.name,
    m.own_area,
    m.tax_registered_on,
    m.revenue,
    m.tax_paid,
    m.tax_relief,
    m.relief_eligible,
    m.employees,
    m.total_assets,
    m.credit_rating,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from matched_tax m
