-- 注释里的 now() 和 / 不算
select distinct on (enterprise_id) '::' as text,
       code::text, revenue / employees as share,
       established_on + 30 as later
from row_registration
where name ~ '^台州' and address ilike '%区%'
  and established_on < current_date - interval '1 year'
  and now() > established_on
order by code, name nulls last;
