-- The lists that every peer leaves. Variable: results.
create table figure as
with e as (
    select coalesce(area, '331000') as area,
        count(*) filter (small_micro and active) as stock,
        count(*) filter (small_micro and existed and established_on between date '2018-04-01' and date '2018-06-30') as new_enterprises,
        count(*) filter (small_micro and active and type_class in ('limited', 'joint-stock')) as companies,
        count(*) filter (small_micro and active and filed) as filers,
        count(*) filter (small_micro and active and on_directory) as on_directory,
        count(*) filter (small_micro and existed and filed and eligible) as eligible,
        count(*) filter (small_micro and existed and filed and eligible and relief > 0) as relieved,
        count(*) filter (active and type_class = 'individual') as individuals,
        count(*) filter (active) as entities
    from enterprise where existed group by grouping sets ((area), ())),
o as (
    select coalesce(area, '331000') as area, sum(balance) as balance, count(distinct id) filter (balance > 0) as borrowers,
        coalesce(sum(balance) filter (security = '信用'), 0) as credit, coalesce(sum(balance) filter (inclusive), 0) as inclusive
    from note where counted group by grouping sets ((area), ()))
select area, unnest([
    {'indicator': 'enterprise-stock', 'value': stock::double},
    {'indicator': 'new-enterprises', 'value': new_enterprises},
    {'indicator': 'company-share', 'value': 100.0 * companies / stock},
    {'indicator': 'tax-registration-rate', 'value': 100.0 * filers / stock},
    {'indicator': 'directory-rate', 'value': 100.0 * on_directory / stock},
    {'indicator': 'tax-benefit-coverage', 'value': 100.0 * relieved / eligible},
    {'indicator': 'individual-share', 'value': 100.0 * individuals / entities},
    {'indicator': 'loan-balance', 'value': balance / 10000},
    {'indicator': 'borrowers', 'value': borrowers},
    {'indicator': 'credit-loan-balance', 'value': credit / 10000},
    {'indicator': 'inclusive-loan-balance', 'value': inclusive / 10000}], recursive := true)
from e join o using (area);

create view reject as
with rows as (
    select 'registration' as source, file, line, area, faults from read_registration where len(faults) > 0
    union all select 'tax', file, line, area, faults from read_tax where len(faults) > 0
    union all select 'loan', file, line, area, faults from read_loan where len(faults) > 0
    union all select 'roster', file, line, area, faults from read_roster where len(faults) > 0)
from rows;

create view finding as
    select 'NOT_REGISTERED' as code, source, area, file, line from matched where id is null
    union all select 'NAME_MISMATCH', source, area, file, line from matched where name_differs
    union all select 'AREA_MISMATCH', source, area, file, line from matched where area_differs
    union all select 'ENDED_BUT_FILING', 'tax', m.area, m.file, m.line
        from matched m join read_tax t using (n) join enterprise e on e.id = m.id
        where m.source = 'tax' and t.revenue > 0 and e.ended_on < date '2018-04-01'
    union all select 'NOT_TAX_REGISTERED', 'registration', area, file, line from enterprise
        where active and small_micro and not filed and established_on < date '2018-05-31'
    union all select 'CODE_CHECK_DIGIT', 'registration', area, file, line from loaded_registration where wrong_check
    union all select 'CODE_CHECK_DIGIT', 'tax', area, file, line from loaded_tax where wrong_check
    union all select 'CODE_CHECK_DIGIT', 'loan', area, file, line from loaded_loan where wrong_check
    union all select 'CODE_CHECK_DIGIT', 'roster', area, file, line from loaded_roster where wrong_check;

-- Where every row ended, by its own area and, once matched, by the registry's.
create table stage as
with rows as (
    select 'registration' as source, n, area, faults, 'registration' as of from read_registration
    union all select 'tax', n, area, faults, 'tax' from read_tax
    union all select 'loan', n, area, faults, 'loan' from read_loan
    union all select 'roster', n, area, faults, 'roster' from read_roster),
fates as (
    select source, 'read' as stage, '' as reason, area as own, area as registry from rows
    union all select source, 'rejected', faults[1].code, area, area from rows where len(faults) > 0
    union all select source, stage, reason, area, area from replaced
    union all select source, 'loaded', '', r.area, r.area from rows r where len(faults) = 0
        and not exists (from replaced x where x.source = r.source and x.n = r.n and x.stage = 'duplicate')
    union all select source, 'in-force', '', area, area from row_in_force
    union all select 'registration', 'in-force', '', area, area from registry
    union all select 'registration', 'matched', 'EXACT', area, area from registry
    union all select source, case when id is null then 'unmatched' else 'matched' end, case when id is null then reason else tier end, area, area from matched
    union all select 'registration', case when excluded_by is null then 'counted' else 'excluded' end, coalesce(excluded_by, ''), area, area from enterprise
    union all select m.source, case when m.source = 'roster' or excluded_by is null then 'counted' else 'excluded' end,
        case when m.source = 'roster' then '' else coalesce(excluded_by, '') end, m.area, e.area from matched m join enterprise e using (id))
select *, count(*) as rows from fates group by all;
create view balance as
    select source, coalesce(registry, '331000') as area, stage, reason, sum(rows) as rows from stage group by grouping sets ((source, registry, stage, reason), (source, stage, reason))
    union all select source, registry, 'moved', 'in', sum(rows) from stage where own <> registry group by source, registry
    union all select source, own, 'moved', 'out', sum(rows) from stage where own <> registry group by source, own;

create table imbalance as
with sums as (
    select source, area, sum(rows) filter (stage = 'read') as read, sum(rows) filter (stage = 'rejected') as rejected, sum(rows) filter (stage = 'duplicate') as duplicate,
        sum(rows) filter (stage = 'loaded') as loaded, sum(rows) filter (stage = 'superseded') as superseded, sum(rows) filter (stage = 'in-force') as in_force,
        sum(rows) filter (stage = 'matched') as matched, sum(rows) filter (stage = 'unmatched') as unmatched, sum(rows) filter (stage = 'counted') as counted,
        sum(rows) filter (stage = 'excluded') as excluded, sum(case reason when 'in' then rows else -rows end) filter (stage = 'moved') as moved
    from balance group by all)
select * from (select source, area, coalesce(columns(* exclude (source, area)), 0) from sums)
where read <> rejected + duplicate + loaded or in_force <> loaded - superseded or in_force <> matched + unmatched or matched + moved <> counted + excluded;
select case when count(*) > 0 then error('imbalance: ' || string_agg(source || ' ' || area, ', ')) end from imbalance;

copy (select area, indicator, round(value, 6) as value from figure order by all) to (getvariable('results') || '/figures.csv');
copy (select file, line, f.field, f.code, f.raw from (select file, line, unnest(faults) as f from reject) order by all) to (getvariable('results') || '/rejects.csv');
copy (from finding order by all) to (getvariable('results') || '/findings.csv');
copy (from balance order by all) to (getvariable('results') || '/balance.csv');
