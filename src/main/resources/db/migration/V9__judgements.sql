-- What people say of files, bounds on the sums of files, and which file settles which.

create table delivery_judgement (
    judgement_id bigint generated always as identity primary key,
    delivery_id  bigint      not null references delivery,
    kind         text        not null check (kind in ('accepted', 'unaccepted', 'closed')),
    reason       text        not null,
    judged_by    text,
    judged_at    timestamptz not null
);
create index on delivery_judgement (delivery_id);
comment on table delivery_judgement is 'A held file let in, one let in held again, or what needs nobody any more; the newest of a delivery stands. judged_by null: before this was kept.';

insert into delivery_judgement (delivery_id, kind, reason, judged_by, judged_at)
select delivery_id, 'accepted', accepted_reason, accepted_by, accepted_at from shrink_check where accepted_at is not null;

alter table shrink_check drop column accepted_reason, drop column accepted_at, drop column accepted_by;
alter table shrink_check add column held_with bigint references delivery, add column message text;
comment on column shrink_check.held_with is 'the full delivery of the same batch that this supplement is judged with';
comment on column shrink_check.message is 'why it was held, for the user, in Chinese; stays when it is accepted';
update shrink_check k set message = d.message from delivery d where d.delivery_id = k.delivery_id and k.held and d.state = 'held';

create view standing_judgement as
select distinct on (delivery_id) * from delivery_judgement order by delivery_id, judgement_id desc;

create table cell_sum (
    delivery_id   bigint  not null references delivery,
    field         text    not null,
    area_code     text    not null,
    replace_value text    not null,
    total         numeric not null,
    rows          bigint  not null,
    primary key (delivery_id, field, area_code, replace_value)
);
comment on table cell_sum is 'Sums over the loaded rows of a cell, of fields whose sums the contract bounds; rows are those that have a value.';

alter table delivery add column held_as bigint references delivery;
comment on column delivery.held_as is 'acknowledged because this held delivery has the same bytes';

-- The newest later file that makes good a refused, held or unrecognised one: of its name; of its bytes under another
-- name; or a good one of its source, area and quarter that speaks for what it spoke for. Of a refused file of lists or
-- lenders nobody knows which it was of: then a later batch counts, or a name that goes on from the other's.
create view settlement as
select o.delivery_id, n.settled_by
from delivery o
cross join lateral (
    select n.delivery_id as settled_by
    from delivery n
    where (n.batch_id, n.rank_in_batch) > (o.batch_id, o.rank_in_batch)
        and n.held_as is distinct from o.delivery_id
        and (n.file_name = o.file_name
            or o.state <> 'held' and n.sha256 = o.sha256 and n.held_as is null
                and n.state in ('loaded', 'acknowledged', 'unpacked')
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
