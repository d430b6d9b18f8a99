-- What explains figures without going through rows again: rows of a panel that meet the same conditions count alike.
create table kept_conditions (
    conditions_key text   primary key,
    panel          text   not null,
    conditions     text[] not null,
    summed         text[] not null
);
comment on table kept_conditions is 'The conditions and summed columns of all that plans and indicators count of a panel. Of each row it is told by bits, 62 to a number, which conditions it meets.';

create table slice_conditions (
    slice_id       bigint not null references slice on delete cascade,
    conditions_key text   not null references kept_conditions,
    primary key (slice_id, conditions_key)
);
comment on table slice_conditions is 'The slices whose rows are told so. A slice never changes, so that it is gone through once.';

create table slice_row_kind (
    slice_id       bigint    not null,
    conditions_key text      not null,
    area_code      text      not null,
    delivery_id    bigint    not null,
    met            bigint[]  not null,
    excluded_by    text,
    rows           bigint    not null,
    sums           numeric[] not null,
    foreign key (slice_id, conditions_key) references slice_conditions on delete cascade
);
comment on table slice_row_kind is 'Rows of a slice that lie in one area, come from one file and meet the same conditions: how many, and what their summed columns come to.';
create index on slice_row_kind (slice_id, conditions_key);

create table finding_row_kind (
    revision_id    bigint   not null references revision,
    conditions_key text     not null references kept_conditions,
    area_code      text     not null,
    code           text     not null,
    met            bigint[] not null,
    rows           bigint   not null
);
comment on table finding_row_kind is 'The rows of a revision that have a finding, likewise: findings follow from more than a slice.';
create index on finding_row_kind (revision_id, conditions_key);

create table revision_conditions (
    revision_id    bigint not null references revision,
    conditions_key text   not null references kept_conditions,
    primary key (revision_id, conditions_key)
);
comment on table revision_conditions is 'The revisions of which all is kept: each slice, and the findings.';
