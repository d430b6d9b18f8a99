-- Copies of released PDFs that the site has signed: byte for byte known again, as what they are made from.
create table signed_copy (
    plan        text        not null,
    revision_id bigint      not null,
    file_name   text        not null,
    sha256      text        not null,
    person      text        not null,
    at          timestamptz not null,
    primary key (plan, revision_id, file_name),
    foreign key (plan, revision_id, file_name) references release_file
);
create index on signed_copy (sha256);
comment on table signed_copy is 'The signed copy of each file of a release; the original stays as it is.';
