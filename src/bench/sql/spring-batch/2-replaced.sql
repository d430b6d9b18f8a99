-- Of rows with one key the last of a file stands, and of several files that of the last file.
analyze registration, tax, loan, roster;

create table replaced as
with shared as (
    select 'registration' as source, n, file, line, area, row_key, to_jsonb(t) - '{n,file,line}'::text[] as typed from registration t
    where row_key in (select row_key from registration group by row_key having count(*) > 1)
    union all
    select 'tax', n, file, line, area, row_key, to_jsonb(t) - '{n,file,line}'::text[] from tax t
    where row_key in (select row_key from tax group by row_key having count(*) > 1)
    union all
    select 'loan', n, file, line, area, row_key, to_jsonb(t) - '{n,file,line}'::text[] from loan t
    where row_key in (select row_key from loan group by row_key having count(*) > 1)
    union all
    select 'roster', n, file, line, area, row_key, to_jsonb(t) - '{n,file,line}'::text[] from roster t
    where row_key in (select row_key from roster group by row_key having count(*) > 1)),
ranked as (
    select source, n, file, area, typed, row_number() over in_file as place, first_value(typed) over in_file as standing,
        max(file) over (partition by source, row_key) as newest
    from shared
    window in_file as (partition by source, row_key, file order by line desc))
select source, n, area, case when place = 1 then 'superseded' else 'duplicate' end as stage,
    case when place = 1 then '' when typed = standing then 'DUPLICATE_IDENTICAL' else 'DUPLICATE_CONFLICT' end as reason
from ranked where place > 1 or file < newest;
analyze replaced;

create table registry as
select * from registration where n not in (select n from replaced where source = 'registration');
analyze registry;
