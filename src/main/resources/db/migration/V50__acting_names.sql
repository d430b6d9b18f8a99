-- Under which names each account or token has acted. Who is given another name stays one person where two are needed.
create table acting_name (
    account text not null,
    name    text not null,
    primary key (account, name)
);
comment on table acting_name is 'account is user: and the account of the system, or token: and the SHA-256 of the token.';
