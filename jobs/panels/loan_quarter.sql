-- One row per loan note in force for the quarter, with what its borrower is; matched or not.
select
    m.county_code,
    coalesce(m.registry_area, m.own_area) as area_code,
    m.matched_enterprise as enterprise_id,
    m.tier,
    m.row_key,
    m.loan_id,
    m.lender,
    m.borrower_id,
    m.name,
    m.own_area,
    m.credit_limit,
    m.balance,
    m.granted_on,
    m.granted_amount,
    coalesce(m.granted_on between t.first_day and t.last_day, false) as granted_in_quarter,
    m.due_on,
    m.annual_rate,
    m.security,
    m.rollover,
    m.first_loan,
    coalesce(e.existed_in_quarter, false) as existed_in_quarter,
    coalesce(e.small_micro, false) as small_micro,
    coalesce(e.small_micro_213, false) as small_micro_213,
    coalesce(e.sme, false) as sme,
    coalesce(e.estimated, false) as estimated,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from matched_loan m
cross join this_quarter t
left join enterprise_quarter e on e.enterprise_id = m.matched_enterprise
