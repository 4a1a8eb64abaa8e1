-- Version 12: benchmarks of others, each the file that was read; and, of every benchmark that was made here, the questions it
-- tells of and who is in it, so that no later one tells together with it of fewer than ten. A member is a digest of a wave
-- and its figures: it names nobody, and stays when the wave is erased or changes, for the file that was given away does too.
create table benchmarks (
    id bigint primary key,
    digest varchar not null,
    document varchar not null,
    added_at timestamp not null
);

create table benchmark_exports (
    id bigint primary key,
    framework_id varchar not null,
    questions varchar not null,
    made_at timestamp not null
);

create table benchmark_members (
    export_id bigint not null,
    member varchar not null,
    questions varchar not null
);
