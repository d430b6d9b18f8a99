
-- 首行是空的；from nowhere 是注释
with first as (
    select area_code, extract(year from listed_on) as year from matched_rooster
)
select f.area_code, e.county_code
from first f
join enterprise_quarter e on e.area_code is distinct from f.area_code, matched_tax-rolls m
left join (select code from ref_rostres) r on r.code = f.year
where exists (select 1 from previous_tax_quarter, in_force_loans)
  and f.year in (select year from tax_quarter)
union all
select a, b from (values (1, 2)) v(a, b), this_quarter t
