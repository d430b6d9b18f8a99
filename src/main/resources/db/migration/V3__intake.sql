-- What arrives beside a file, and full deliveries that shrink too far.

alter table delivery add column control_sha256 text;
comment on column delivery.control_sha256 is 'of the control file that came with it; a file counts with its control file';
