-- a zip is no smaller for being packed once more, which takes longer than to write it
alter table jidu.definition_bundle alter column content set storage external;
