-- What deciding a pair would change in the published figures (docs/decisions.md).
create table candidate_trial (
    quarter     text   primary key,
    revision_id bigint not null references revision
);
comment on table candidate_trial is 'Of which revision the effects of the quarter''s candidates were tried; made anew as a whole.';

create table candidate_effect (
    quarter      text not null references candidate_trial on delete cascade,
    candidate_id text not null,
    place        int  not null,
    plan         text not null,
    target_id    text not null,
    indicator    text not null,
    area_code    text not null,
    unit         text not null,
    was          text not null,
    would_be     text not null,
    state_was    text not null,
    state_would_be text not null,
    primary key (quarter, candidate_id, place)
);
comment on table candidate_effect is 'Printed figures and states of targets that a candidate would move if it were accepted, each pair by itself.';
comment on column candidate_effect.plan is '_Z outside plans, as is the target''s id where there is none';
comment on column candidate_effect.was is 'as printed; progress follows in brackets where it alone moves';
