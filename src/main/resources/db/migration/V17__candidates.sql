create table candidate (
    quarter       text   not null,
    revision_id   bigint not null references revision,
    candidate_id  text   not null,
    subject       text   not null,
    county_code   text   not null,
    code          text   not null,
    name          text   not null,
    source        text   not null,
    delivery_id   bigint not null references delivery,
    sheet_no      int    not null,
    row_no        int    not null,
    rows          int    not null,
    enterprise_id uuid   not null,
    agreements    text   not null,
    level         text   not null,
    primary key (quarter, candidate_id)
);
comment on table candidate is 'Enterprises of the quarter''s newest revision that unmatched rows may mean. Made anew as a whole; ids stay.';
comment on column candidate.candidate_id is 'of subject and enterprise alone: the same in every quarter and every home';
comment on column candidate.subject is 'of what the row says of itself: county, code, name';
comment on column candidate.delivery_id is 'with sheet and row the first of the subject''s rows, of so many';
create index on candidate (subject);
