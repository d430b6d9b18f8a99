-- One row per registered entity: its registration, its life in the quarter, its filings of the trailing four quarters,
-- its size, as the statistics department set it, else by 国统字〔2017〕213号, and the universes it belongs to.
with four as (
    select enterprise_id, quarter, revenue, tax_paid, tax_relief, relief_eligible, employees, total_assets from filing_quarter
    union all
    select enterprise_id, quarter, revenue, tax_paid, tax_relief, relief_eligible, employees, total_assets from trailing_filing_quarter
),
-- Several filings of one enterprise in a quarter: amounts add, headcount and assets take the larger.
filed as (
    select
        f.enterprise_id,
        sum(f.revenue) as revenue_filed,
        sum(f.tax_paid) as tax_paid_trailing,
        max(case when f.quarter = t.quarter then 1 else 0 end)
            + max(case when f.quarter = t.minus_1 then 1 else 0 end)
            + max(case when f.quarter = t.minus_2 then 1 else 0 end)
            + max(case when f.quarter = t.minus_3 then 1 else 0 end) as quarters_filed,
        coalesce(
            max(case when f.quarter = t.quarter then f.employees end),
            max(case when f.quarter = t.minus_1 then f.employees end),
            max(case when f.quarter = t.minus_2 then f.employees end),
            max(case when f.quarter = t.minus_3 then f.employees end)) as employees,
        coalesce(
            max(case when f.quarter = t.quarter then f.total_assets end),
            max(case when f.quarter = t.minus_1 then f.total_assets end),
            max(case when f.quarter = t.minus_2 then f.total_assets end),
            max(case when f.quarter = t.minus_3 then f.total_assets end)) as total_assets,
        max(case when f.quarter = t.quarter then 1 else 0 end) = 1 as filed_in_quarter,
        sum(case when f.quarter = t.quarter then f.revenue end) as revenue,
        sum(case when f.quarter = t.quarter then f.tax_paid end) as tax_paid,
        sum(case when f.quarter = t.quarter then f.tax_relief end) as tax_relief,
        max(case when f.quarter = t.quarter and f.relief_eligible then 1 else 0 end) = 1 as relief_eligible
    from four f cross join this_quarter t
    where f.enterprise_id is not null
    group by f.enterprise_id
),
filed_before as (
    select distinct enterprise_id from earlier_filing_quarter where enterprise_id is not null
),
above as (
    select distinct enterprise_id from roster_quarter
    where roster in ('above-scale', 'above-quota') and on_list and enterprise_id is not null
),
on_directory as (
    select distinct enterprise_id from roster_quarter
    where roster = 'directory' and on_list and enterprise_id is not null
),
-- A code of two to four digits stands for all classes that begin with it; a class may be in two industries.
emerging_code as (
    select
        code,
        max(case when scope = 'full' then 1 else 0 end) as in_full,
        max(case when scope = 'partial' then 1 else 0 end) as in_part
    from ref_emerging_industries
    group by code
),
-- The statistics department's size of the newest year not after the quarter's; of two rows of that year the larger.
department as (
    select s.enterprise_id, max(s.class) as class
    from size_class_quarter s
    join (
        select enterprise_id, max(year) as year from size_class_quarter where not_after_quarter group by enterprise_id
    ) newest on newest.enterprise_id = s.enterprise_id and newest.year = s.year
    group by s.enterprise_id
),
on_land as (
    select enterprise_id, sum(land_mu) as land_mu from tenant_quarter
    where tenant_at_quarter_end and land_mu is not null and enterprise_id is not null
    group by enterprise_id
),
size_group as (
    select
        industry_class,
        cast(nullif(x_large, '') as numeric) as x_large,
        cast(nullif(x_medium, '') as numeric) as x_medium,
        cast(nullif(x_small, '') as numeric) as x_small,
        10000 * cast(nullif(y_large, '') as numeric) as y_large,
        10000 * cast(nullif(y_medium, '') as numeric) as y_medium,
        10000 * cast(nullif(y_small, '') as numeric) as y_small,
        10000 * cast(nullif(z_large, '') as numeric) as z_large,
        10000 * cast(nullif(z_medium, '') as numeric) as z_medium,
        10000 * cast(nullif(z_small, '') as numeric) as z_small
    from ref_size_groups
),
known as (
    select
        g.county_code, g.counted_area, g.enterprise_id, g.row_key, g.uscc, g.registration_no, g.name, g.entity_type,
        g.industry_code, g.established_on, g.status, g.status_on, g.registered_capital, g.converted_from,
        g.converted_on, g.emerging_tag, g.delivery_id, g.sheet_no, g.row_no,
        coalesce(ty.class, base.class) as type_class,
        s.section,
        st.ended = 'yes' as ended_status,
        case when st.ended = 'yes'
            then coalesce(g.status_on, case when p.ended_status then p.ended_on end, t.last_day) end as ended_on,
        greatest(coalesce(c2.in_full, 0), coalesce(c3.in_full, 0), coalesce(c4.in_full, 0)) = 1 as in_full_scope,
        greatest(coalesce(c2.in_part, 0), coalesce(c3.in_part, 0), coalesce(c4.in_part, 0)) = 1 as in_partial_scope,
        t.quarter as this_one, t.first_day, t.last_day, t.twelve_quarters_first_day
    from registry g
    cross join this_quarter t
    -- 有限责任公司(自然人投资或控股) and the like: what is not listed as a whole goes by the text before its bracket
    left join ref_entity_types ty
        on ty.type = replace(replace(g.entity_type, '（', '('), '）', ')')
    left join ref_entity_types base
        on base.type = split_part(replace(g.entity_type, '（', '('), '(', 1)
    left join ref_industry_sections s on s.division = substring(g.industry_code, 1, 2)
    left join emerging_code c2 on c2.code = substring(g.industry_code, 1, 2)
    left join emerging_code c3 on c3.code = substring(g.industry_code, 1, 3)
    left join emerging_code c4 on c4.code = g.industry_code
    left join ref_statuses st on st.status = g.status
    left join previous_enterprise_quarter p on p.enterprise_id = g.enterprise_id
),
-- The class by each indicator, 1 micro to 4 large. Revenue is scaled to four quarters when fewer were filed:
-- revenue × 4 ÷ filed ≥ bound, without dividing.
sized as (
    select
        k.*,
        k.type_class is not null and k.type_class not in ('individual', 'cooperative', 'branch')
            or k.type_class is null and coalesce(k.uscc, '') like '91%' as enterprise,
        k.established_on <= k.last_day and (k.ended_on is null or k.ended_on > k.last_day) as active,
        k.established_on <= k.last_day and (k.ended_on is null or k.ended_on >= k.first_day) as existed_in_quarter,
        k.established_on between k.first_day and k.last_day as new_in_quarter,
        k.established_on between k.twelve_quarters_first_day and k.last_day as established_in_twelve_quarters,
        coalesce(k.converted_on between k.first_day and k.last_day, false) as converted_in_quarter,
        coalesce(k.converted_on <= k.last_day, false) as converted,
        -- the department's own tag decides wherever the extract has its column; empty there is stored as 否
        case when k.emerging_tag is null then k.in_full_scope else k.emerging_tag <> '否' end as emerging,
        k.emerging_tag is null and not k.in_full_scope and k.in_partial_scope as emerging_partial,
        r.enterprise_id is not null as on_directory,
        a.enterprise_id is not null as above,
        f.employees, f.total_assets, f.revenue, f.tax_paid, f.tax_paid_trailing, f.tax_relief, f.quarters_filed,
        coalesce(f.filed_in_quarter, false) as filed_in_quarter,
        f.filed_in_quarter is not null and f.filed_in_quarter or b.enterprise_id is not null as filed_ever,
        coalesce(f.relief_eligible, false) as relief_eligible,
        z.industry_class,
        d.class as department_class,
        l.enterprise_id is not null as tenant,
        l.land_mu as tenant_land_mu,
        least(
            case when z.x_small is null or f.employees is null then null
                when f.employees >= z.x_large then 4 when f.employees >= z.x_medium then 3
                when f.employees >= z.x_small then 2 else 1 end,
            case when z.y_small is null or f.revenue_filed is null then null
                when f.revenue_filed * 4 >= z.y_large * f.quarters_filed then 4
                when f.revenue_filed * 4 >= z.y_medium * f.quarters_filed then 3
                when f.revenue_filed * 4 >= z.y_small * f.quarters_filed then 2 else 1 end,
            case when z.z_small is null or f.total_assets is null then null
                when f.total_assets >= z.z_large then 4 when f.total_assets >= z.z_medium then 3
                when f.total_assets >= z.z_small then 2 else 1 end) as class
    from known k
    left join filed f on f.enterprise_id = k.enterprise_id
    left join filed_before b on b.enterprise_id = k.enterprise_id
    left join above a on a.enterprise_id = k.enterprise_id
    left join on_directory r on r.enterprise_id = k.enterprise_id
    left join department d on d.enterprise_id = k.enterprise_id
    left join on_land l on l.enterprise_id = k.enterprise_id
    left join size_group z on z.industry_class = substring(k.industry_code, 1, 3)
),
measured as (
    select
        s.*,
        s.department_class is null and s.industry_class is not null as estimated,
        case when s.department_class is null and s.industry_class is null then 'not_applicable'
            else case coalesce(s.department_class, s.class, 1)
                when 4 then 'large' when 3 then 'medium' when 2 then 'small' else 'micro' end end as size
    from sized s
)
select
    m.county_code,
    m.counted_area as area_code,
    m.enterprise_id,
    m.row_key,
    m.uscc,
    m.registration_no,
    m.name,
    m.entity_type,
    m.type_class,
    m.industry_code,
    m.section,
    m.established_on,
    m.status,
    m.ended_status,
    m.status_on,
    m.ended_on,
    m.converted_from,
    m.converted_on,
    m.converted,
    m.converted_in_quarter,
    m.emerging_tag,
    m.emerging,
    m.emerging_partial,
    m.registered_capital,
    m.enterprise,
    m.active,
    m.existed_in_quarter,
    m.new_in_quarter,
    m.established_in_twelve_quarters,
    m.above,
    m.on_directory,
    m.size,
    m.estimated and m.class is not null as size_estimated,
    m.estimated and m.class is null as size_imputed,
    m.estimated,
    m.employees,
    m.total_assets,
    m.quarters_filed,
    m.revenue,
    m.tax_paid,
    m.tax_paid_trailing,
    m.tax_relief,
    m.relief_eligible,
    m.filed_in_quarter,
    m.filed_ever,
    m.tenant,
    m.tenant_land_mu,
    m.enterprise and m.size in ('small', 'micro') and not m.above as small_micro,
    m.enterprise and m.size in ('small', 'micro') as small_micro_213,
    m.enterprise and m.size in ('medium', 'small', 'micro') as sme,
    case when not m.existed_in_quarter then 'NOT_IN_QUARTER'
        when not m.enterprise then 'NOT_ENTERPRISE'
        when m.above then 'ABOVE'
        when m.size = 'not_applicable' then 'NOT_APPLICABLE'
        when m.size in ('large', 'medium') then 'LARGE_OR_MEDIUM' end as excluded_by,
    m.delivery_id,
    m.sheet_no,
    m.row_no
from measured m
