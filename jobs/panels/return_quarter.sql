-- One row per figure that a department returned for the quarter.
select
    a.county_code,
    r.own_area as area_code,
    r.indicator,
    -- a figure in another unit is not taken for one in the indicator's: it would be wrong by orders of magnitude
    case when r.unit is null or replace(r.unit, '％', '%') = i.unit then r.value end as value,
    r.value as value_as_sent,
    r.unit,
    r.reporting_unit,
    r.of_month as month,
    r.remark,
    r.delivery_id,
    r.sheet_no,
    r.row_no
from in_force_return r
join ref_area a on a.code = r.own_area
join ref_indicators i on i.indicator = r.indicator
