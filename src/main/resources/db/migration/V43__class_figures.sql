-- What enterprises consist of, by class: kept with the revision like its other figures, and never changed.
create table class_figure (
    revision_id bigint not null references revision,
    universe    text   not null,
    breakdown   text   not null,
    class       text   not null,
    measure     text   not null,
    area_code   text   not null,
    value       numeric,
    status      text   not null,
    primary key (revision_id, universe, breakdown, class, measure, area_code)
);
comment on table class_figure is 'The figures of jobs/breakdowns, by class and area; class _T is all of them. value is null where the figure is missing.';
