-- What people say of findings, and of matches that were drawn to be looked at (docs/decisions.md).
create table match_sample (
    quarter         text   not null,
    sample_id       text   not null,
    tier            text   not null,
    county_code     text   not null,
    stratum_rows    bigint not null,
    source          text   not null,
    delivery_id     bigint not null references delivery,
    sheet_no        int    not null,
    row_no          int    not null,
    code            text   not null,
    name            text   not null,
    registered_code text   not null,
    registered_name text   not null,
    primary key (quarter, sample_id)
);
comment on table match_sample is 'Matches of a quarter that were drawn to be judged, once; a later revision draws no others.';
comment on column match_sample.stratum_rows is 'matches of the tier in the county when it was drawn';

create table judgement (
    judgement_id text primary key,
    kind         text        not null check (kind in ('finding', 'match')),
    quarter      text        not null,
    code         text        not null,
    area_code    text        not null,
    told         text        not null,
    answer       boolean     not null,
    reason       text        not null,
    judged_by    text        not null,
    judged_at    timestamptz not null
);
comment on table judgement is 'A finding that somebody confirmed or refuted, or a drawn match that somebody found right or wrong. Another answer takes its place; the audit has both.';
comment on column judgement.judgement_id is 'F and a hash of all that the finding says, so that one that says something else is asked again; S and a hash of the drawn row';
comment on column judgement.code is 'the rule, or the tier of the match';
