-- What was judged of drawn matches by the time that a revision was made: its reports say it, whatever is judged later.
create table revision_sample (
    revision_id  bigint not null references revision,
    quarter      text   not null,
    tier         text   not null,
    county_code  text   not null,
    stratum_rows bigint not null,
    drawn        int    not null,
    judged       int    not null,
    wrong        int    not null,
    primary key (revision_id, tier, county_code)
);
comment on table revision_sample is 'Of the newest quarter, up to the revision''s own, of which drawn matches were judged: how many of each tier and county.';
