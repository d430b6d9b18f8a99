-- The state that every run shares. Row tables (row_<source>) and panels are made from jobs/ by the program.
-- Rows are append-only; which of them are in force for a quarter is told by coverage alone.

create table batch (
    batch_id     bigint generated always as identity primary key,
    inbox        text        not null,
    collected_at timestamptz not null
);
comment on table batch is 'Files that were found together. Arrival is ordered by batch, then by rank in it.';

create table inbox_file (
    inbox     text not null,
    file_name text not null,
    sha256    text not null,
    primary key (inbox, file_name)
);
comment on table inbox_file is 'What lay in an inbox when it was last looked at: a file is new when its name or bytes are not here.';

create table delivery (
    delivery_id   bigint generated always as identity primary key,
    batch_id      bigint  not null references batch,
    rank_in_batch int     not null,
    file_name     text    not null,
    sha256        text    not null,
    bytes         bigint  not null,
    source        text,
    area_code     text,
    quarter       text,
    supplement    boolean not null default false,
    state         text    not null check (state in ('collected', 'loaded', 'acknowledged', 'refused', 'held', 'unrecognised')),
    refusal       text,
    message       text,
    encoding      text,
    unknown_columns text,
    unique (batch_id, rank_in_batch),
    check (state = 'unrecognised' or (source is not null and area_code is not null and quarter is not null)),
    check ((state = 'refused') = (refusal is not null))
);
comment on column delivery.rank_in_batch is 'wider areas before narrower, then file name';
comment on column delivery.message is 'for the user, in Chinese: why it was refused, held or not recognised';

create table delivery_count (
    delivery_id bigint not null references delivery,
    stage       text   not null check (stage in ('read', 'rejected', 'duplicate', 'loaded')),
    reason      text   not null default '',
    area_code   text   not null,
    rows        bigint not null,
    primary key (delivery_id, stage, reason, area_code)
);
comment on table delivery_count is 'Per file and own area of the row: read = rejected + duplicate + loaded.';

create table delivery_cell (
    delivery_id   bigint not null references delivery,
    area_code     text   not null,
    replace_value text   not null,
    rows          bigint not null,
    primary key (delivery_id, area_code, replace_value)
);
comment on table delivery_cell is 'Loaded rows by own area and the value that bounds what a full delivery replaces.';

create table duplicate_row (
    delivery_id bigint not null references delivery,
    sheet_no    int    not null,
    row_no      int    not null,
    code        text   not null check (code in ('DUPLICATE_IDENTICAL', 'DUPLICATE_CONFLICT')),
    primary key (delivery_id, sheet_no, row_no)
);
comment on table duplicate_row is 'Rows of a row table that a later row of the same file stands for: read, but not loaded.';

create table reject (
    delivery_id bigint not null references delivery,
    sheet       text   not null,
    row_no      int    not null,
    fault_no    int    not null,
    code        text   not null,
    field       text   not null,
    value       text   not null,
    expected    text   not null,
    primary key (delivery_id, sheet, row_no, fault_no)
);
comment on column reject.fault_no is 'from 1 in field order; the first decides the reason';

create table intake_finding (
    delivery_id bigint not null references delivery,
    sheet_no    int    not null,
    row_no      int    not null,
    code        text   not null,
    area_code   text   not null,
    key         text   not null,
    message     text   not null
);
create index on intake_finding (delivery_id);

create table definition_bundle (
    hash    text primary key,
    content bytea not null
);
comment on table definition_bundle is 'Definitions and templates as a zip, kept whole for every revision that used them.';

create table revision (
    revision_id     bigint generated always as identity primary key,
    quarter         text        not null,
    number          int         not null,
    inputs_hash     text        not null,
    definitions_hash text       not null references definition_bundle,
    program         text        not null,
    reason          text,
    measured        boolean     not null default false,
    up_to_batch     bigint      not null,
    as_of           date        not null,
    created_at      timestamptz not null,
    unique (quarter, number)
);
comment on table revision is 'One immutable state of a quarter''s data. inputs_hash covers coverage, definitions, program and the earlier revisions that it sums.';

create sequence run_number;

create table revision_earlier (
    revision_id         bigint not null references revision,
    earlier_revision_id bigint not null references revision,
    primary key (revision_id, earlier_revision_id)
);

create table revision_coverage (
    revision_id   bigint  not null references revision,
    source        text    not null,
    from_quarter  text    not null,
    delivery_id   bigint  not null references delivery,
    area_code     text    not null,
    replace_value text    not null,
    carried       boolean not null,
    primary key (revision_id, source, from_quarter, delivery_id, area_code, replace_value)
);
comment on table revision_coverage is 'The cells in force, pinned. Rows of equal key in force from two deliveries: the newest stands.';

create table slice (
    slice_id   bigint generated always as identity primary key,
    panel      text   not null,
    quarter    text   not null,
    county     text   not null,
    input_hash text   not null,
    unique (panel, quarter, county, input_hash)
);
comment on table slice is 'A county''s part of a panel. Made once for what went in, and pointed to by every revision of the same inputs.';

create table revision_slice (
    revision_id bigint not null references revision,
    slice_id    bigint not null references slice,
    primary key (revision_id, slice_id)
);

create table balance (
    revision_id bigint not null references revision,
    source      text   not null,
    area_code   text   not null,
    stage       text   not null,
    reason      text   not null default '',
    rows        bigint not null,
    primary key (revision_id, source, area_code, stage, reason)
);

create table revision_finding (
    revision_id bigint not null references revision,
    code        text   not null,
    source      text   not null,
    area_code   text   not null,
    delivery_id bigint references delivery,
    row_no      int,
    key         text   not null,
    message     text   not null
);
create index on revision_finding (revision_id);

create table completeness (
    revision_id  bigint not null references revision,
    source       text   not null,
    area_code    text   not null,
    state        text   not null check (state in ('delivered', 'partial', 'stale', 'missing')),
    from_quarter text,
    primary key (revision_id, source, area_code)
);

create table figure (
    revision_id bigint  not null references revision,
    basis       text    not null check (basis in ('computed', 'returned')),
    universe    text    not null default '',
    indicator   text    not null,
    area_code   text    not null,
    value       numeric,
    status      text    not null check (status in ('A', 'E', 'P', 'M')),
    primary key (revision_id, basis, universe, indicator, area_code),
    check ((status = 'M') = (value is null))
);
comment on table figure is 'Of the quarter alone: the flow of the quarter, the level or rate at its end; exact. Returned figures have no universe.';

-- Everyone who only looks is a member of jidu_reader; later row-level security hangs on that membership.
do $$
begin
    if not exists (select from pg_roles where rolname = 'jidu_reader') then
        create role jidu_reader nologin;
    end if;
end
$$;
grant usage on schema jidu to jidu_reader;
grant select on all tables in schema jidu to jidu_reader;
alter default privileges in schema jidu grant select on tables to jidu_reader;
