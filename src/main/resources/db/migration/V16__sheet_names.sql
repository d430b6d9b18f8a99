create table delivery_sheet (
    delivery_id bigint not null references delivery,
    sheet_no    int    not null,
    name        text   not null,
    primary key (delivery_id, sheet_no)
);
comment on table delivery_sheet is 'What a workbook calls its sheets that have rows; texts have no such names.';
