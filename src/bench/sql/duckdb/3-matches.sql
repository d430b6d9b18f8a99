-- Ties every row in force to the registry: exact code, code with look-alike letters mended, old number, organisation code,
-- name within the county; the first that hits wins.
create table row_in_force as
with rows as (
    select 'tax' as source, n, file, line, area, code, mended, name from loaded_tax
    union all select 'loan', n, file, line, area, code, mended, name from loaded_loan
    union all select 'roster', n, file, line, area, code, mended, name from loaded_roster)
from rows r anti join replaced using (source, n);

create table open_row as
    select source, n, area, mended, case when length(code) = 15 then code end as number,
        case when length(code) in (9, 15) then right(code, 9) end as organisation, nullif(normal_name(name), '') as name
    from row_in_force anti join (select uscc as code from registry where uscc is not null) using (code);
create table registered_name as select area, normal_name(name) as name, min(key) as id, count(*) as entities from registry group by all;
create table late_match as
with number as (select folded(number) as code, min(key) as id from registry where number is not null group by 1 having count(*) = 1),
organisation as (select substring(uscc, 9, 9) as code, min(key) as id from registry where uscc is not null group by 1 having count(*) = 1)
select o.source, o.n,
    case when m.key is not null then m.key when r.id is not null then r.id when g.id is not null then g.id when n.entities = 1 then n.id end as id,
    case when m.key is not null then 'REPAIRED' when r.id is not null or g.id is not null then 'LEGACY' when n.entities = 1 then 'NAME' end as tier,
    case when n.entities > 1 then 'NAME_NOT_UNIQUE' else 'NO_MATCH' end as reason
from open_row o
left join registry m on m.uscc = o.mended
left join number r on r.code = o.number
left join organisation g on g.code = o.organisation
left join registered_name n on n.area = o.area and n.name = o.name;

create table matched as
select f.*, g.key as id, g.area as registry_area, g.name as registry_name,
    coalesce(l.tier, 'EXACT') as tier, l.reason,
    case when g.name = f.name then false else normal_name(g.name) <> normal_name(f.name) end as name_differs,
    g.area <> f.area as area_differs
from row_in_force f
left join late_match l using (source, n)
left join registry g on g.key = case when l.source is null then f.code else l.id end;
