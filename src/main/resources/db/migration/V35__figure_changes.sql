-- Why figures of a revision differ from those of the one before, as it was found when the revision was first reported (docs/changes.md).
create table revision_comparison (
    revision_id bigint  primary key references revision,
    against     int     not null,
    compared    boolean not null
);
comment on table revision_comparison is 'With which revision of its quarter a later one was compared.';
comment on column revision_comparison.compared is 'false where the program no longer read the definitions of the one before: nothing was taken apart';

create table figure_change (
    revision_id bigint  not null references revision_comparison,
    place       int     not null,
    plan        text    not null,
    target      text    not null,
    indicator   text    not null,
    area_code   text    not null,
    basis       text    not null,
    unit        text    not null,
    was         numeric,
    became      numeric,
    primary key (revision_id, place)
);
comment on column figure_change.place is 'in the order in which figures are measured, from 0';
comment on column figure_change.was is 'null: there was no figure';
comment on column figure_change.became is 'null: there is no figure any more';

create table figure_change_part (
    revision_id bigint  not null,
    place       int     not null,
    step        int     not null,
    cause       text    not null,
    change      numeric not null,
    numerator   numeric,
    denominator numeric,
    primary key (revision_id, place, step),
    foreign key (revision_id, place) references figure_change,
    check ((numerator is null) = (denominator is null))
);
comment on table figure_change_part is 'What each cause moved of it; of a rate its two numbers after the step.';
