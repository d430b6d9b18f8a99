-- One row per loan in force for the quarter.
select
    a.county_code,
    u.own_area as area_code,
    u.loan_no,
    u.approved_on,
    u.gross_approval,
    u.status,
    u.delivery_id,
    u.sheet_no,
    u.row_no
from in_force_us_loan u
join ref_area a on a.code = u.own_area
