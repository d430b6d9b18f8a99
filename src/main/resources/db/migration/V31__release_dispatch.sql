-- Releases as they were mailed: to whom, which, and that it was recalled.
create table release_dispatch (
    plan        text        not null,
    revision_id bigint      not null references revision,
    area_code   text        not null,
    recipient   text        not null,
    kind        text        not null check (kind in ('release', 'recall')),
    name        text        not null,
    state       text        not null check (state in ('sent', 'failed')),
    message     text,
    tried_at    timestamptz not null,
    primary key (plan, revision_id, area_code, recipient, kind),
    check ((state = 'failed') = (message is not null))
);
comment on table release_dispatch is 'One mail per release, area, recipient and kind: once sent, it is not sent again; what failed is tried again. recipient is a mail address, name who it is.';
