-- What arrives beside a file, and full deliveries that shrink too far.

alter table delivery add column control_sha256 text;
comment on column delivery.control_sha256 is 'of the control file that came with it; a file counts with its control file';

create table shrink_check (
    delivery_id     bigint  primary key references delivery,
    replaces        bigint  not null,
    brings          bigint  not null,
    held            boolean not null,
    accepted_reason text,
    accepted_at     timestamptz,
    check ((accepted_reason is null) = (accepted_at is null))
);
comment on table shrink_check is 'Every full delivery, decided once in order of rank: rows in force that it would replace, and rows that it brings.';

insert into shrink_check select delivery_id, 0, 0, false from delivery where state = 'loaded';
