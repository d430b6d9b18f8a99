-- One row per figure that a department returned for the quarter.
select
    a.county_code,
    r.own_area as area_code,
    r.indicator,
    r.value,
    r.unit,
    r.reporting_unit,
    r.remark,
    r.delivery_id,
    r.sheet_no,
    r.row_no
from in_force_return r
join ref_area a on a.code = r.own_area
