-- Figures that two people set otherwise than rows give them (docs/adjustments.md).
create table figure_adjustment (
    adjustment_id    bigint generated always as identity primary key,
    quarter          text        not null,
    universe         text        not null,
    indicator        text        not null,
    area_code        text        not null,
    value            numeric     not null,
    rows_value       numeric,
    while_rows       boolean     not null,
    reason           text        not null,
    evidence_name    text        not null,
    evidence_sha256  text        not null,
    proposed_by      text        not null,
    proposed_at      timestamptz not null,
    agreed_by        text,
    agreed_at        timestamptz,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    check ((agreed_by is null) = (agreed_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (agreed_by is null or agreed_by <> proposed_by)
);
comment on table figure_adjustment is 'What a figure of a quarter is to be instead of what rows give. Rows are added, agreed to and withdrawn, never removed.';
comment on column figure_adjustment.rows_value is 'what rows gave when it was proposed; null: nothing';
comment on column figure_adjustment.while_rows is 'whether it counts only as long as rows give that; else until it is withdrawn';
comment on column figure_adjustment.evidence_sha256 is 'the document that it rests on, kept in the archive';

create unique index figure_adjustment_open on figure_adjustment (quarter, universe, indicator, area_code) where withdrawn_at is null;

create view standing_adjustment as
select * from figure_adjustment where agreed_at is not null and withdrawn_at is null;

create table revision_adjustment (
    revision_id   bigint not null references revision,
    adjustment_id bigint not null references figure_adjustment,
    applied       boolean,
    primary key (revision_id, adjustment_id)
);
comment on table revision_adjustment is 'What stood when the revision was made.';
comment on column revision_adjustment.applied is 'null until the revision is measured; false where rows no longer gave what it was proposed for';

create table unadjusted_figure (
    revision_id bigint not null references revision,
    universe    text   not null,
    indicator   text   not null,
    area_code   text   not null,
    value       numeric,
    status      text   not null check (status in ('A', 'E', 'P', 'M')),
    primary key (revision_id, universe, indicator, area_code),
    check ((status = 'M') = (value is null))
);
comment on table unadjusted_figure is 'What rows give, of the figures that an adjustment sets or moves.';
