-- A file of an inbox that has not changed is not read again, and names as long as a path may be have room in the keys.

alter table inbox_file add column stamp text;
comment on column inbox_file.stamp is
    'place on the disk, length and times by which the file is known without reading it; null: it is read again';
comment on column inbox_file.sha256 is 'of the file and its control file; after ! where it could not be read the last time';

alter table inbox_file drop constraint inbox_file_pkey;
create unique index inbox_file_name on inbox_file (inbox, md5(file_name));
alter table waiting_file drop constraint waiting_file_pkey;
create unique index waiting_file_name on waiting_file (inbox, md5(file_name));

alter table delivery add column understood text;
comment on column delivery.understood is
    'for the user, in Chinese: how source, area and quarter were told where the name is not the contract''s';
