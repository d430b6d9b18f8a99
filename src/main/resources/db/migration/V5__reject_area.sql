-- A county's report lists the rows that were rejected from a wider area's file.
alter table reject add column area_code text not null default '';
comment on column reject.area_code is 'the row''s own area as far as it could be read, else the file''s; empty: rejected before this was kept';
