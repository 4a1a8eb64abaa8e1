-- Version 11: what the columns and words of somebody's files of answers mean is kept under a name, as the YAML of a mapping file.
create table kept_mappings (
    kept_by varchar not null,
    name varchar not null,
    document varchar not null,
    kept_at timestamp not null,
    primary key (kept_by, name)
);
