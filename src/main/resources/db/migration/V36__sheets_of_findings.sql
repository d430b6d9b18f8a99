-- Two sheets of a workbook have rows of one number: a finding says which of them it is about.
alter table revision_finding add column sheet_no int;
-- Revisions made before did not keep it: of a workbook it is taken to be the first sheet that has rows.
update revision_finding f set sheet_no = coalesce(
    (select min(s.sheet_no) from delivery_sheet s where s.delivery_id = f.delivery_id), 1)
where f.row_no is not null;
