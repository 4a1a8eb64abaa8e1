-- one row of meta: the version of the schema
insert or replace into meta (key, value)
values ('schema_version', $version)
