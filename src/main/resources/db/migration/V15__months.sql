-- A file of one month, where its source's contract takes months: the month, as in 2023M05; its quarter is the quarter's.
alter table jidu.delivery add column month text;
