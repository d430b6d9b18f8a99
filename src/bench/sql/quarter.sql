-- The peer of a whole quarter: what a good analyst would write by hand for the same figures, without checks, rejects,
-- findings, balance or reports. The extracts are in tables registration, tax, loan and roster with the columns of the
-- files; the reference tables as in jobs/reference. One quarter: 2018Q2.
analyze registration, tax, loan, roster;

create table panel as
with filed as (
    select 纳税人识别号 as code, sum(营业收入) as revenue, max(从业人数) as employees, max(资产总额) as assets,
        sum(减免税额) as relief, bool_or(应享受优惠 = '是') as eligible
    from tax group by 1),
above as (
    select distinct 企业代码 as code from roster
    where 名单 in ('above-scale', '规模以上工业和服务业', 'above-quota', '限额以上')
    and 认定日期 <= '2018-06-30' and (失效日期 is null or 失效日期 > '2018-06-30')),
known as (
    select r.*, coalesce(t.class, b.class) as type_class, s.ended = 'yes' as ended
    from registration r
    left join entity_types t on t.type = r.主体类型
    left join entity_types b on b.type = split_part(r.主体类型, '（', 1)
    left join statuses s on s.status = r.经营状态),
sized as (
    select k.*, f.code is not null as filed, f.relief, f.eligible, a.code is not null as above, z.industry_class,
        least(
            case when f.employees >= z.x_large then 4 when f.employees >= z.x_medium then 3 when f.employees >= z.x_small then 2 when f.employees is not null and z.x_small is not null then 1 end,
            case when f.revenue * 4 >= z.y_large * 10000 then 4 when f.revenue * 4 >= z.y_medium * 10000 then 3 when f.revenue * 4 >= z.y_small * 10000 then 2 when f.revenue is not null and z.y_small is not null then 1 end,
            case when f.assets >= z.z_large * 10000 then 4 when f.assets >= z.z_medium * 10000 then 3 when f.assets >= z.z_small * 10000 then 2 when f.assets is not null and z.z_small is not null then 1 end) as size
    from known k
    left join filed f on f.code = k.统一社会信用代码
    left join above a on a.code = k.统一社会信用代码
    left join size_groups z on z.industry_class = left(right(k.行业代码, 4), 3))
select *,
    成立日期 <= '2018-06-30' and not (ended and coalesce(状态日期, '2018-06-30') <= '2018-06-30') as active,
    成立日期 <= '2018-06-30' and not (ended and coalesce(状态日期, '2018-06-30') < '2018-04-01') as existed,
    coalesce(type_class not in ('individual', 'cooperative', 'branch'), 统一社会信用代码 like '91%')
        and not above and industry_class is not null and coalesce(size, 1) <= 2 as small_micro
from sized;
analyze panel;

create table loan_panel as
select l.*, p.行政区划代码 as county, p.existed and p.small_micro as counted
from loan l left join panel p on p.统一社会信用代码 = l.借款人代码;

create table figure as
with e as (
    select 行政区划代码 as county,
        count(*) filter (where active and existed) as stock,
        count(*) filter (where existed and 成立日期 >= '2018-04-01') as new_enterprises,
        count(*) filter (where active and existed and type_class in ('limited', 'joint-stock')) as companies,
        count(*) filter (where active and existed and filed) as filers,
        count(*) filter (where existed and filed and eligible) as eligible,
        count(*) filter (where existed and filed and eligible and relief > 0) as relieved
    from panel where small_micro group by grouping sets ((行政区划代码), ())),
o as (
    select county, sum(贷款余额) / 10000 as loan_balance,
        count(distinct 借款人代码) filter (where 贷款余额 > 0) as borrowers,
        sum(贷款余额) filter (where 担保方式 = '信用') / 10000 as credit_balance
    from loan_panel where counted group by grouping sets ((county), ()))
select coalesce(e.county, '331000') as area, stock, new_enterprises,
    100.0 * companies / nullif(stock, 0) as company_share, 100.0 * filers / nullif(stock, 0) as tax_registration_rate,
    100.0 * relieved / nullif(eligible, 0) as tax_benefit_coverage, loan_balance, borrowers
from e left join o on o.county is not distinct from e.county;
