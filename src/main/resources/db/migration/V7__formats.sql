-- What was left out of an accepted file or noticed about it is told, not only which columns nobody knows.
alter table delivery add column notes text;
comment on column delivery.notes is 'for the user, in Chinese: what of an accepted file was not read, and what is strange about it';
update delivery set notes = '不认识的列未读取：' || unknown_columns || '。' where unknown_columns is not null;
alter table delivery drop column unknown_columns;
