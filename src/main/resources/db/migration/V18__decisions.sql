-- What people decide about matches (docs/decisions.md).
create table match_decision (
    decision_id      bigint generated always as identity primary key,
    kind             text        not null check (kind in ('match', 'reject', 'none')),
    subject          text        not null,
    county_code      text        not null,
    code             text        not null,
    name             text        not null,
    enterprise_id    uuid,
    enterprise       text        not null default '',
    from_quarter     text        not null,
    reason           text        not null,
    evidence         text        not null,
    needs_second     boolean     not null,
    decided_by       text        not null,
    decided_at       timestamptz not null,
    agreed_by        text,
    agreed_at        timestamptz,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    check ((kind = 'none') = (enterprise_id is null)),
    check ((agreed_by is null) = (agreed_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check (agreed_by is null or agreed_by <> decided_by)
);
comment on table match_decision is 'A statistician''s word on a match: what a row says of itself (the subject) is of this enterprise, is not, or is of none. Rows are added and withdrawn, never removed.';
comment on column match_decision.subject is 'hash of county, code and name as matching folds them: all rows that say the same, of whatever source and quarter';
comment on column match_decision.from_quarter is 'the quarter that it was decided for: it counts in this and every later one';
comment on column match_decision.evidence is 'the row of agreements as it stood when it was decided';
comment on column match_decision.enterprise is 'code and name of the enterprise as they stood';

-- one word on a subject at a time, and one on a pair
create unique index match_decision_subject on match_decision (subject) where kind in ('match', 'none') and withdrawn_at is null;
create unique index match_decision_pair on match_decision (subject, enterprise_id) where withdrawn_at is null;

create view standing_decision as
select * from match_decision where withdrawn_at is null and (agreed_at is not null or not needs_second);
comment on view standing_decision is 'Those that count: not withdrawn, and agreed to where that takes two.';

create table decision_use (
    revision_id bigint not null references revision,
    decision_id bigint not null references match_decision,
    source      text   not null,
    delivery_id bigint not null references delivery,
    sheet_no    int    not null,
    row_no      int    not null
);
create index on decision_use (delivery_id, sheet_no, row_no);
create index on decision_use (revision_id);
comment on table decision_use is 'The rows that a revision matched by a decision.';
