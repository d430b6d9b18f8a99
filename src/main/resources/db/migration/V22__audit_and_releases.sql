-- What people did, and which reports of which revisions were submitted, approved, published and withdrawn.

create table audit_entry (
    entry_no      bigint      primary key,
    at            timestamptz not null,
    person        text        not null,
    act           text        not null,
    subject       text        not null,
    details       text        not null,
    previous_hash text        not null,
    hash          text        not null unique
);
comment on table audit_entry is 'One line per act of a person, numbered from 1 without gaps; hash is the SHA-256 over previous_hash and the line, so that none can be changed, taken out or put in unseen.';
comment on column audit_entry.details is 'JSON: reason, before, after; keys in order';

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is only ever added to';
end
$$;
create trigger audit_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_stays();

create table release_step (
    step_id     bigint generated always as identity primary key,
    plan        text        not null,
    revision_id bigint      not null references revision,
    step        text        not null check (step in ('submitted', 'signed_off', 'approved', 'publishing', 'published', 'withdrawn')),
    area_code   text,
    bound_hash  text        not null,
    person      text        not null,
    at          timestamptz not null,
    reason      text,
    embargo     timestamptz,
    check ((step = 'signed_off') = (area_code is not null))
);
create index on release_step (plan, revision_id);
comment on table release_step is 'The way of one plan''s report of one revision; only ever added to. bound_hash is of data, definitions, templates and program: a step counts for that state alone.';

create table release_override (
    plan        text        not null,
    revision_id bigint      not null references revision,
    gate        text        not null,
    bound_hash  text        not null,
    person      text        not null,
    at          timestamptz not null,
    reason      text        not null,
    primary key (plan, revision_id, gate, bound_hash)
);
comment on table release_override is 'A gate that someone answers for, with the reason that the report prints.';
