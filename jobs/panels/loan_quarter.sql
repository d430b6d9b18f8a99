-- One row per loan note in force for the quarter, with what its borrower is; matched or not.
-- The limit is the lender's to the borrower and stands on each of his notes: the largest of them counts.
with pair as (
    select lender, matched_enterprise, max(credit_limit) as credit_limit
    from matched_loan
    where matched_enterprise is not null
    group by lender, matched_enterprise
),
first_borrower as (
    select distinct m.matched_enterprise
    from matched_loan m cross join this_quarter t
    where m.first_loan and m.granted_on between t.first_day and t.last_day and m.matched_enterprise is not null
),
borrowed_before as (
    select distinct b.enterprise_id
    from earlier_loan_quarter b
    join first_borrower f on f.matched_enterprise = b.enterprise_id
)
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
    m.first_loan and coalesce(m.granted_on between t.first_day and t.last_day, false)
        and b.enterprise_id is not null as first_loan_contradicted,
    coalesce(p.credit_limit <= 1000, false) as inclusive,
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
left join pair p on p.lender = m.lender and p.matched_enterprise = m.matched_enterprise
left join borrowed_before b on b.enterprise_id = m.matched_enterprise
left join enterprise_quarter e on e.enterprise_id = m.matched_enterprise
