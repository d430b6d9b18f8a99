-- What was published, byte for byte: by it a file that comes back is known again.
create table release_file (
    plan        text   not null,
    revision_id bigint not null references revision,
    file_name   text   not null,
    sha256      text   not null,
    primary key (plan, revision_id, file_name)
);
create index on release_file (sha256);
comment on table release_file is 'The files of a release as they were archived; written with the step published, and never again.';
