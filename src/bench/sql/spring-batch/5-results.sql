-- What the lists are written from.
create table figure as
with e as (
    select coalesce(area, '331000') as area,
        count(*) filter (where small_micro and active) as stock,
        count(*) filter (where small_micro and established_on between '2018-04-01' and '2018-06-30') as new_enterprises,
        count(*) filter (where small_micro and active and type_class in ('limited', 'joint-stock')) as companies,
        count(*) filter (where small_micro and active and filed) as filers,
        count(*) filter (where small_micro and active and on_directory) as on_directory,
        count(*) filter (where small_micro and filed and eligible) as eligible,
        count(*) filter (where small_micro and filed and eligible and relief > 0) as relieved,
        count(*) filter (where active and type_class = 'individual') as individuals,
        count(*) filter (where active) as entities
    from enterprise where existed group by grouping sets ((area), ())),
o as (
    select coalesce(area, '331000') as area, sum(balance) as balance, count(distinct id) filter (where balance > 0) as borrowers,
        coalesce(sum(balance) filter (where security = '信用'), 0) as credit, coalesce(sum(balance) filter (where inclusive), 0) as inclusive
    from note where counted group by grouping sets ((area), ()))
select area, f.indicator, f.value
from e join o using (area) cross join lateral (values
    ('enterprise-stock', stock::numeric),
    ('new-enterprises', new_enterprises),
    ('company-share', 100.0 * companies / stock),
    ('tax-registration-rate', 100.0 * filers / stock),
    ('directory-rate', 100.0 * on_directory / stock),
    ('tax-benefit-coverage', 100.0 * relieved / eligible),
    ('individual-share', 100.0 * individuals / entities),
    ('loan-balance', balance / 10000),
    ('borrowers', borrowers),
    ('credit-loan-balance', credit / 10000),
    ('inclusive-loan-balance', inclusive / 10000)) as f (indicator, value);

create table finding as
    select 'NOT_REGISTERED' as code, source, area, file, line from matched where id is null
    union all select 'NAME_MISMATCH', source, area, file, line from matched where name_differs
    union all select 'AREA_MISMATCH', source, area, file, line from matched where area_differs
    union all select 'ENDED_BUT_FILING', 'tax', m.area, m.file, m.line
        from matched m join tax t on t.n = m.n join enterprise e on e.id = m.id
        where m.source = 'tax' and t.revenue > 0 and e.ended_on < '2018-04-01'
    union all select 'NOT_TAX_REGISTERED', 'registration', area, file, line from enterprise
        where active and small_micro and not filed and established_on < '2018-05-31'
    union all select 'CODE_CHECK_DIGIT', 'registration', area, file, line from registration where wrong_check
    union all select 'CODE_CHECK_DIGIT', 'tax', area, file, line from tax where wrong_check
    union all select 'CODE_CHECK_DIGIT', 'loan', area, file, line from loan where wrong_check
    union all select 'CODE_CHECK_DIGIT', 'roster', area, file, line from roster where wrong_check;

-- Where every row ended, by its own area and, once matched, by the registry's.
create table stage as
with accepted as (
    select 'registration' as source, n, area from registration union all select 'tax', n, area from tax
    union all select 'loan', n, area from loan union all select 'roster', n, area from roster),
fates as (
    select source, 'read' as stage, '' as reason, area as own, area as registry from accepted
    union all select source, 'read', '', area, area from reject where place = 1
    union all select source, 'rejected', code, area, area from reject where place = 1
    union all select source, stage, reason, area, area from replaced
    union all select a.source, 'loaded', '', a.area, a.area from accepted a
        where not exists (select from replaced x where x.source = a.source and x.n = a.n and x.stage = 'duplicate')
    union all select source, 'in-force', '', area, area from row_in_force
    union all select 'registration', 'in-force', '', area, area from registry
    union all select 'registration', 'matched', 'EXACT', area, area from registry
    union all select source, case when id is null then 'unmatched' else 'matched' end, case when id is null then reason else tier end, area, area from matched
    union all select 'registration', case when excluded_by is null then 'counted' else 'excluded' end, coalesce(excluded_by, ''), area, area from enterprise
    union all select m.source, case when m.source = 'roster' or e.excluded_by is null then 'counted' else 'excluded' end,
        case when m.source = 'roster' then '' else coalesce(e.excluded_by, '') end, m.area, e.area from matched m join enterprise e on e.id = m.id)
select source, stage, reason, own, registry, count(*) as rows from fates group by 1, 2, 3, 4, 5;

create table balance as
    select source, coalesce(registry, '331000') as area, stage, reason, sum(rows) as rows from stage
    group by grouping sets ((source, registry, stage, reason), (source, stage, reason))
    union all select source, registry, 'moved', 'in', sum(rows) from stage where own <> registry group by source, registry
    union all select source, own, 'moved', 'out', sum(rows) from stage where own <> registry group by source, own;

do $$
declare wrong text;
begin
    with sums as (
        select source, area,
            coalesce(sum(rows) filter (where stage = 'read'), 0) as read, coalesce(sum(rows) filter (where stage = 'rejected'), 0) as rejected,
            coalesce(sum(rows) filter (where stage = 'duplicate'), 0) as duplicate, coalesce(sum(rows) filter (where stage = 'loaded'), 0) as loaded,
            coalesce(sum(rows) filter (where stage = 'superseded'), 0) as superseded, coalesce(sum(rows) filter (where stage = 'in-force'), 0) as in_force,
            coalesce(sum(rows) filter (where stage = 'matched'), 0) as matched, coalesce(sum(rows) filter (where stage = 'unmatched'), 0) as unmatched,
            coalesce(sum(rows) filter (where stage = 'counted'), 0) as counted, coalesce(sum(rows) filter (where stage = 'excluded'), 0) as excluded,
            coalesce(sum(case reason when 'in' then rows else -rows end) filter (where stage = 'moved'), 0) as moved
        from balance group by 1, 2)
    select string_agg(source || ' ' || area, ', ') into wrong from sums
    where read <> rejected + duplicate + loaded or in_force <> loaded - superseded or in_force <> matched + unmatched or matched + moved <> counted + excluded;
    if wrong is not null then raise exception 'imbalance: %', wrong; end if;
end $$;

create view list_figures as select concat_ws(',', area, indicator, round(value, 6)) as line from figure;
create view list_rejects as select concat_ws(',', file, line, field, code, case when raw like '%,%' then '"' || raw || '"' else raw end) as line from reject;
create view list_findings as select concat_ws(',', code, source, area, file, line) as line from finding;
create view list_balance as select concat_ws(',', source, area, stage, reason, rows) as line from balance;
