-- Of how many rows, enterprises or lists each rule of a revision could be asked, how many failed, and of how many it could
-- not be asked: what could not be asked has not passed.
create table rule_outcome (
    revision_id   bigint not null,
    code          text   not null,
    source        text   not null,
    area_code     text   not null,
    evaluated     bigint not null,
    failed        bigint not null,
    not_evaluable bigint not null,
    primary key (revision_id, code, source, area_code)
);

-- What share of its area's figure hangs on a finding, where the rule can tell; lists begin with the largest.
alter table revision_finding add column effect numeric;
