-- As before, but a name says even less: files of different batches that nobody recognised may have it as those of one
-- batch do, and what it stands for may change. So of a file that nobody recognised it speaks only where all the others
-- of the name have the same bytes, and by one that was recognised; of another, by one of the same source, area and
-- period. What could not be read at all is settled by whatever of its name could be.
create or replace view settlement as
select o.delivery_id, n.settled_by
from delivery o
cross join lateral (
    select n.delivery_id as settled_by
    from delivery n
    where (n.batch_id, n.rank_in_batch) > (o.batch_id, o.rank_in_batch)
        and n.held_as is distinct from o.delivery_id
        and (n.file_name = o.file_name and case
                -- the hash of no bytes
                when o.sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' then true
                when o.state = 'unrecognised' then n.state <> 'unrecognised' and n.batch_id > o.batch_id
                    and not exists (
                        select from delivery x
                        where x.file_name = o.file_name and x.sha256 <> o.sha256
                            and x.sha256 <> 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
                            and (x.batch_id = o.batch_id or x.state = 'unrecognised' and x.batch_id < n.batch_id))
                else (n.source, n.area_code, n.quarter, n.month)
                    is not distinct from (o.source, o.area_code, o.quarter, o.month)
                end
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
