-- What rejected rows would have been called, so that the mended ones are known again.
create table reject_key (
    delivery_id bigint not null references delivery,
    sheet       text   not null,
    row_no      int    not null,
    row_key     text   not null
);
create index on reject_key (row_key);
create index on reject_key (delivery_id);
comment on table reject_key is 'The keys of rejected rows of which no field of the key is at fault; of those rejected before this was kept there are none.';
