-- Copies of released PDFs that were made for one recipient: byte for byte known again, as what they are.
create table marked_copy (
    sha256      text        primary key,
    plan        text        not null,
    revision_id bigint      not null,
    file_name   text        not null,
    recipient   text        not null,
    person      text        not null,
    at          timestamptz not null,
    foreign key (plan, revision_id, file_name) references release_file
);
comment on table marked_copy is 'Every copy that was made for a recipient, also those that later ones replaced.';
