-- One row per registered entity: its registration, its life in the quarter, its filings of the trailing four quarters,
-- its size, as the statistics department set it, else by 国统字〔2017〕213号, and the universes it belongs to.
-- Part after part streams into the next, but those that the panel's file stores; OFFSET '0' keeps a part whole, so that
-- what it works out is worked out once.
with filed_twice as (
    select enterprise_id from filing_quarter where enterprise_id is not null group by enterprise_id having count(*) > 1
),
-- Of several filings of one enterprise in a quarter amounts add, headcount and assets take the larger.
filed_now as (
    select enterprise_id, employees, total_assets, revenue, tax_paid, tax_relief, coalesce(relief_eligible, false) as relief_eligible
    from filing_quarter f
    where enterprise_id is not null and not exists (select 1 from filed_twice t where t.enterprise_id = f.enterprise_id)
    union all
    select
        enterprise_id, max(employees), max(total_assets), sum(revenue), sum(tax_paid), sum(tax_relief),
        max(case when relief_eligible then 1 else 0 end) = 1
    from filing_quarter
    where enterprise_id in (select enterprise_id from filed_twice)
    group by enterprise_id
),
filed_trailing as (
    select
        f.enterprise_id,
        sum(f.revenue) as revenue,
        sum(f.tax_paid) as tax_paid,
        max(case when f.quarter = t.minus_1 then 1 else 0 end)
            + max(case when f.quarter = t.minus_2 then 1 else 0 end)
            + max(case when f.quarter = t.minus_3 then 1 else 0 end) as quarters,
        coalesce(
            max(case when f.quarter = t.minus_1 then f.employees end),
            max(case when f.quarter = t.minus_2 then f.employees end),
            max(case when f.quarter = t.minus_3 then f.employees end)) as employees,
        coalesce(
            max(case when f.quarter = t.minus_1 then f.total_assets end),
            max(case when f.quarter = t.minus_2 then f.total_assets end),
            max(case when f.quarter = t.minus_3 then f.total_assets end)) as total_assets
    from trailing_filing_quarter f cross join this_quarter t
    where f.enterprise_id is not null
    group by f.enterprise_id
),
-- Revenue and tax of four quarters, headcount and assets of the newest that tells.
filed as (
    select
        coalesce(f.enterprise_id, e.enterprise_id) as enterprise_id,
        f.enterprise_id is not null as filed_in_quarter,
        f.revenue, f.tax_paid, f.tax_relief, f.relief_eligible,
        coalesce(f.revenue + coalesce(e.revenue, 0), e.revenue) as revenue_filed,
        coalesce(f.tax_paid + coalesce(e.tax_paid, 0), e.tax_paid) as tax_paid_trailing,
        coalesce(e.quarters, 0) + case when f.enterprise_id is null then 0 else 1 end as quarters_filed,
        coalesce(f.employees, e.employees) as employees,
        coalesce(f.total_assets, e.total_assets) as total_assets
    from filed_now f full join filed_trailing e on e.enterprise_id = f.enterprise_id
    offset '0'
),
listed as (
    select
        enterprise_id,
        max(case when roster <> 'directory' then 1 else 0 end) = 1 as above,
        max(case when roster = 'directory' then 1 else 0 end) = 1 as on_directory
    from roster_quarter
    where roster in ('above-scale', 'above-quota', 'directory') and on_list and enterprise_id is not null
    group by enterprise_id
),
filed_before as (
    select distinct enterprise_id from earlier_filing_quarter where enterprise_id is not null
),
-- What the statistics department, parks and the quarter before say of an enterprise, a line each.
said as (
    -- the size of the newest year not after the quarter's; of two rows of that year the larger
    select s.enterprise_id, s.class, cast(null as numeric) as land_mu, cast(null as date) as ended_on
    from size_class_quarter s
    join (
        select enterprise_id, max(year) as year from size_class_quarter where not_after_quarter group by enterprise_id
    ) newest on newest.enterprise_id = s.enterprise_id and newest.year = s.year
    union all
    select enterprise_id, null, land_mu, null from tenant_quarter
    where tenant_at_quarter_end and land_mu is not null and enterprise_id is not null
    union all
    select enterprise_id, null, null, ended_on from previous_enterprise_quarter where ended_status
),
noted as (
    select
        enterprise_id, max(class) as department_class, sum(land_mu) as tenant_land_mu, max(ended_on) as ended_before_on
    from said
    group by enterprise_id
    offset '0'
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
-- Few types, industries and statuses stand in many rows: what they mean is looked up once for each that occur together.
kind as (
    select
        g.entity_type, g.industry_code, g.status,
        coalesce(ty.class, base.class) as type_class,
        st.ended = 'yes' as ended_status,
        s.section,
        greatest(coalesce(c2.in_full, 0), coalesce(c3.in_full, 0), coalesce(c4.in_full, 0)) = 1 as in_full_scope,
        greatest(coalesce(c2.in_part, 0), coalesce(c3.in_part, 0), coalesce(c4.in_part, 0)) = 1 as in_partial_scope,
        z.industry_class,
        cast(nullif(z.x_large, '') as numeric) as x_large,
        cast(nullif(z.x_medium, '') as numeric) as x_medium,
        cast(nullif(z.x_small, '') as numeric) as x_small,
        10000 * cast(nullif(z.y_large, '') as numeric) as y_large,
        10000 * cast(nullif(z.y_medium, '') as numeric) as y_medium,
        10000 * cast(nullif(z.y_small, '') as numeric) as y_small,
        10000 * cast(nullif(z.z_large, '') as numeric) as z_large,
        10000 * cast(nullif(z.z_medium, '') as numeric) as z_medium,
        10000 * cast(nullif(z.z_small, '') as numeric) as z_small
    from (
        select
            coalesce(entity_type, '') as entity_type, coalesce(industry_code, '') as industry_code,
            coalesce(status, '') as status
        from registry
        group by coalesce(entity_type, ''), coalesce(industry_code, ''), coalesce(status, '')
    ) g
    -- 有限责任公司(自然人投资或控股) and the like: what is not listed as a whole goes by the text before its bracket
    left join ref_entity_types ty
        on ty.type = replace(replace(g.entity_type, '（', '('), '）', ')')
    left join ref_entity_types base
        on base.type = split_part(replace(g.entity_type, '（', '('), '(', 1)
    left join ref_statuses st on st.status = g.status
    left join ref_industry_sections s on s.division = substring(g.industry_code, 1, 2)
    left join emerging_code c2 on c2.code = substring(g.industry_code, 1, 2)
    left join emerging_code c3 on c3.code = substring(g.industry_code, 1, 3)
    left join emerging_code c4 on c4.code = g.industry_code
    left join ref_size_groups z on z.industry_class = substring(g.industry_code, 1, 3)
    offset '0'
),
known as (
    select
        g.county_code, g.counted_area, g.enterprise_id, g.row_key, g.uscc, g.registration_no, g.name, g.entity_type,
        g.industry_code, g.established_on, g.status, g.status_on, g.registered_capital, g.converted_from,
        g.converted_on, g.emerging_tag, g.delivery_id, g.sheet_no, g.row_no,
        i.type_class, i.ended_status, i.section, i.in_full_scope, i.in_partial_scope, i.industry_class,
        case when i.ended_status
            then coalesce(g.status_on, n.ended_before_on, (select last_day from this_quarter)) end as ended_on,
        coalesce(f.filed_in_quarter, false) as filed_in_quarter,
        coalesce(f.filed_in_quarter, false) or b.enterprise_id is not null as filed_ever,
        f.revenue, f.revenue_filed, f.tax_paid, f.tax_relief, f.tax_paid_trailing, f.quarters_filed, f.employees, f.total_assets,
        coalesce(f.relief_eligible, false) as relief_eligible,
        coalesce(l.above, false) as above,
        coalesce(l.on_directory, false) as on_directory,
        n.department_class,
        n.tenant_land_mu,
        -- the class by each indicator, 1 micro to 4 large; revenue is scaled to four quarters when fewer were filed:
        -- revenue × 4 ÷ filed ≥ bound, without dividing
        least(
            case when i.x_small is null or f.employees is null then null
                when f.employees >= i.x_large then 4 when f.employees >= i.x_medium then 3
                when f.employees >= i.x_small then 2 else 1 end,
            case when i.y_small is null or f.revenue_filed is null then null
                when f.revenue_filed * 4 >= i.y_large * f.quarters_filed then 4
                when f.revenue_filed * 4 >= i.y_medium * f.quarters_filed then 3
                when f.revenue_filed * 4 >= i.y_small * f.quarters_filed then 2 else 1 end,
            case when i.z_small is null or f.total_assets is null then null
                when f.total_assets >= i.z_large then 4 when f.total_assets >= i.z_medium then 3
                when f.total_assets >= i.z_small then 2 else 1 end) as class
    from registry g
    left join kind i on i.entity_type = coalesce(g.entity_type, '') and i.industry_code = coalesce(g.industry_code, '')
        and i.status = coalesce(g.status, '')
    left join filed f on f.enterprise_id = g.enterprise_id
    left join listed l on l.enterprise_id = g.enterprise_id
    left join filed_before b on b.enterprise_id = g.enterprise_id
    left join noted n on n.enterprise_id = g.enterprise_id
    offset '0'
),
measured as (
    select
        k.*,
        t.first_day, t.last_day, t.twelve_quarters_first_day,
        k.type_class is not null and k.type_class not in ('individual', 'cooperative', 'branch')
            or k.type_class is null and coalesce(k.uscc, '') like '91%' as enterprise,
        k.established_on <= t.last_day and (k.ended_on is null or k.ended_on > t.last_day) as active,
        k.established_on <= t.last_day and (k.ended_on is null or k.ended_on >= t.first_day) as existed_in_quarter,
        k.department_class is null and k.industry_class is not null as estimated,
        case when k.department_class is null and k.industry_class is null then 'not_applicable'
            else case coalesce(k.department_class, k.class, 1)
                when 4 then 'large' when 3 then 'medium' when 2 then 'small' else 'micro' end end as size
    from known k cross join this_quarter t
    offset '0'
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
    coalesce(m.converted_on <= m.last_day, false) as converted,
    coalesce(m.converted_on between m.first_day and m.last_day, false) as converted_in_quarter,
    m.emerging_tag,
    -- the department's own tag decides wherever the extract has its column; empty there is stored as 否
    case when m.emerging_tag is null then m.in_full_scope else m.emerging_tag <> '否' end as emerging,
    m.emerging_tag is null and not m.in_full_scope and m.in_partial_scope as emerging_partial,
    m.registered_capital,
    m.enterprise,
    m.active,
    m.existed_in_quarter,
    m.established_on between m.first_day and m.last_day as new_in_quarter,
    m.established_on between m.twelve_quarters_first_day and m.last_day as established_in_twelve_quarters,
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
    m.revenue_filed as revenue_trailing,
    m.tax_paid,
    m.tax_paid_trailing,
    m.tax_relief,
    m.relief_eligible,
    m.filed_in_quarter,
    m.filed_ever,
    m.tenant_land_mu is not null as tenant,
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
