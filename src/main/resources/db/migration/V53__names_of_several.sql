-- The newest later file that makes good a refused, held or unrecognised one, as before; but a name that several files of
-- one batch have, from folders or a zip, says of none of them which one it is: of a file that nobody recognised it
-- settles nothing then. Whatever became of its bytes once somebody said what they are speaks for it.
create or replace view settlement as
select o.delivery_id, n.settled_by
from delivery o
cross join lateral (
    select n.delivery_id as settled_by
    from delivery n
    where (n.batch_id, n.rank_in_batch) > (o.batch_id, o.rank_in_batch)
        and n.held_as is distinct from o.delivery_id
        and (n.file_name = o.file_name
                and (o.state <> 'unrecognised'
                    or n.batch_id > o.batch_id
                        and not exists (
                            select from delivery x
                            where x.batch_id = o.batch_id and x.file_name = o.file_name and x.sha256 <> o.sha256))
            or o.state <> 'held' and n.sha256 = o.sha256 and n.held_as is null
                and n.state in ('loaded', 'acknowledged', 'unpacked')
            or o.state = 'unrecognised' and n.sha256 = o.sha256 and n.state in ('held', 'refused')
            or n.state = 'loaded' and (o.supplement or not n.supplement)
                and n.source = o.source and n.area_code = o.area_code and n.quarter = o.quarter
                and (exists (select from delivery_cell c where c.delivery_id = n.delivery_id)
                    or not exists (select from delivery_count c where c.delivery_id = n.delivery_id and c.rows > 0))
                and case
                    when o.state = 'held' then not n.supplement and not exists (
                        select r.replace_value from delivery_cell r where r.delivery_id = o.delivery_id
                        except select r.replace_value from delivery_cell r where r.delivery_id = n.delivery_id)
                    else n.batch_id > o.batch_id
                        or exists (select from delivery_cell c where c.delivery_id = n.delivery_id and c.replace_value = '')
                        or starts_with(regexp_replace(n.file_name, '[.][^.]*$', ''), regexp_replace(o.file_name, '[.][^.]*$', ''))
                    end)
    order by n.batch_id desc, n.rank_in_batch desc
    limit 1) n
where o.state in ('refused', 'held', 'unrecognised');
