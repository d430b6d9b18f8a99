-- Ties every row in force to the registry: exact code, code with look-alike letters mended, old number, organisation code,
-- name within the county; the first that hits wins.
create table row_in_force as
select 'tax' as source, n, file, line, area, code, mended, name, name_key from tax where n not in (select n from replaced where source = 'tax')
union all
select 'loan', n, file, line, area, code, mended, name, name_key from loan where n not in (select n from replaced where source = 'loan')
union all
select 'roster', n, file, line, area, code, mended, name, name_key from roster where n not in (select n from replaced where source = 'roster');
analyze row_in_force;

create table late_match as
with number as (
    select upper(registration_no) as code, min(row_key) as id from registry where registration_no is not null group by 1 having count(*) = 1),
organisation as (
    select substring(uscc, 9, 9) as code, min(row_key) as id from registry where uscc is not null group by 1 having count(*) = 1),
named as (
    select area, name_key, min(row_key) as id, count(*) as entities from registry group by 1, 2),
open_row as (
    select * from row_in_force f where not exists (select from registry g where g.uscc = f.code))
select o.source, o.n,
    coalesce(m.row_key, r.id, g.id, case when k.entities = 1 then k.id end) as id,
    case when m.row_key is not null then 'REPAIRED' when r.id is not null or g.id is not null then 'LEGACY' when k.entities = 1 then 'NAME' end as tier,
    case when k.entities > 1 then 'NAME_NOT_UNIQUE' else 'NO_MATCH' end as reason
from open_row o
left join registry m on m.uscc = o.mended
left join number r on length(o.code) = 15 and r.code = o.code
left join organisation g on length(o.code) in (9, 15) and g.code = right(o.code, 9)
left join named k on k.area = o.area and k.name_key = o.name_key and o.name <> '';
analyze late_match;

create table matched as
select f.source, f.n, f.file, f.line, f.area, g.row_key as id, g.area as registry_area, coalesce(l.tier, 'EXACT') as tier, l.reason,
    coalesce(g.name_key <> f.name_key, false) as name_differs, coalesce(g.area <> f.area, false) as area_differs
from row_in_force f
left join late_match l on l.source = f.source and l.n = f.n
left join registry g on g.row_key = case when l.source is null then f.code else l.id end;
analyze matched;
