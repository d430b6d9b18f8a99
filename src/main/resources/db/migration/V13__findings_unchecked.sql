-- Findings are written once, by the transaction that makes their revision, of rows that it reads: two look-ups for each of
-- them cost more than to find them. Nothing ever takes a revision or a delivery away.
alter table revision_finding drop constraint revision_finding_revision_id_fkey;
alter table revision_finding drop constraint revision_finding_delivery_id_fkey;
