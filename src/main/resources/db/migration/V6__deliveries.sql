-- Zips, who or what brought a file, who accepted a held one, and files that were still being written.

alter table delivery add column zip_rank int;
alter table delivery add foreign key (batch_id, zip_rank) references delivery (batch_id, rank_in_batch)
    deferrable initially deferred;
comment on column delivery.zip_rank is 'rank in the batch of the zip that it lay in; null: it lay in the inbox by itself';

alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (
    state in ('collected', 'loaded', 'acknowledged', 'refused', 'held', 'unrecognised', 'unpacked'));
alter table delivery drop constraint delivery_check;
alter table delivery add constraint delivery_named_check check (
    state in ('unrecognised', 'unpacked')
    or (source is not null and area_code is not null and quarter is not null)
    -- a refused zip: it may be called anything
    or (state = 'refused' and source is null and area_code is null and quarter is null));

alter table batch add column way text check (way in ('run', 'ingest', 'night'));
alter table batch add column user_name text not null default '';
comment on column batch.way is 'the command that collected it; null: before this was kept';
comment on column batch.user_name is 'the account of the system that the command ran under';

alter table shrink_check add column accepted_by text;
comment on column shrink_check.accepted_by is 'who accepted it, as given, else the account of the system; null: before this was kept';

create table waiting_file (
    inbox     text not null,
    file_name text not null,
    seen_at   timestamptz not null,
    primary key (inbox, file_name)
);
comment on table waiting_file is 'What was still being written when an inbox was last looked at: the next run takes it.';
