-- What a rejected row would have been called, so that the mended one is known again.
alter table reject add column row_key text not null default '';
comment on column reject.row_key is 'of the deciding fault: the row''s key, where none of its fields is at fault; empty: not known, or rejected before this was kept';
create index on reject (row_key) where row_key <> '';
