create table slice_count (
    slice_id   bigint    not null references slice on delete cascade,
    count_key  text      not null,
    area_codes text[]    not null,
    sums       numeric[] not null,
    estimated  boolean[] not null,
    primary key (slice_id, count_key)
);
comment on table slice_count is 'What was counted of a slice, by the area of the row; an area without a value is left out. A slice never changes, so that it is counted once.';
comment on column slice_count.count_key is 'SHA-256 of the panel, the function, the column and the predicates';
