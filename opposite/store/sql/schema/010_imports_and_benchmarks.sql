-- Version 10: imports that can be undone, mappings that are kept, benchmarks of others.
-- Every import that stored something is kept as a record, with what takes it back whole.
-- imports: one row an import, in figures; source is the file's name without what a second download adds, and tells other
-- files' ids apart; one that was undone stays, and says when and by whom.
-- imported_waves: one row a wave that it made or changed, as it was before (null where it made it) and as it left it; by
-- the prints of its people and answers it is seen whether anything was changed since. of_organisation is whose it was.
-- imported_people: one row a person it made in a wave that was there, or who waited and began to count, as they were.
-- imported_before: one row an answer that stood where it put or moved one ('counting', 'waiting', 'replaced'), or none
-- ('nothing').
create table imports (
    id bigint primary key,
    file_name varchar not null,
    sha256 varchar not null,
    source varchar not null,
    people varchar,
    tool varchar,
    form varchar not null,
    encoding varchar,
    framework_hash varchar not null,
    framework_id varchar not null,
    framework_version varchar not null,
    framework_added boolean not null,
    attributed boolean not null,
    rows_read bigint not null,
    answers_stored bigint not null,
    answers_replaced bigint not null,
    rows_skipped bigint not null,
    new_organisations bigint not null,
    new_waves bigint not null,
    new_respondents bigint not null,
    waves bigint not null,
    imported_by varchar,
    imported_at timestamp not null,
    undone_by varchar,
    undone_at timestamp
);

create table imported_waves (
    import_id bigint not null,
    assessment_id bigint not null,
    organisation_id bigint not null,
    of_organisation bigint not null,
    organisation varchar not null,
    made boolean not null,
    made_organisation boolean not null,
    wave varchar not null,
    wave_date date not null,
    closed_at timestamp,
    targets varchar not null,
    targets_set bigint not null,
    revision bigint not null,
    people bigint not null,
    people_print varchar not null,
    answers bigint not null,
    answers_print varchar not null,
    date_before date,
    revision_before bigint,
    activity_before timestamp
);

create table imported_people (
    import_id bigint not null,
    assessment_id bigint not null,
    respondent_id bigint not null,
    made boolean not null,
    waiting boolean,
    batch integer,
    taken boolean,
    finished_at timestamp
);

create table imported_before (
    import_id bigint not null,
    stood varchar not null,
    assessment_id bigint not null,
    group_id varchar not null,
    respondent_id bigint not null,
    question_id varchar not null,
    state varchar,
    level double,
    importance double,
    evidence varchar,
    note varchar,
    reason varchar,
    answered_at timestamp,
    replaced_at timestamp
);

-- kept_mappings: what the columns and words of somebody's files of answers mean is kept under a name, as the YAML of a mapping file.
create table kept_mappings (
    kept_by varchar not null,
    name varchar not null,
    document varchar not null,
    kept_at timestamp not null,
    primary key (kept_by, name)
);

-- benchmarks: those of others, each the file that was read; and, of every benchmark that was made here, the questions it
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

-- What others are told of an organisation among its peers changes five at a time, so it is kept what each counted with and since
-- when. A number orders all that was noted at one moment. Organisations and waves are named by their ids alone, and the
-- rows stay when these are erased, without any figure: otherwise what was told before would betray the figures.
-- standings: one row each time that an organisation's latest closed wave of a framework, or how it is described, changed;
-- of_assessment is null once it has none.
-- standing_scores: one row each time that this changed its score of a node; score is null where it has none (not scored),
-- and where it was erased: emptied then is the number from which on.
create table standings (
    number bigint not null,
    of_organisation bigint not null,
    framework_id varchar not null,
    framework_major varchar not null,
    sample boolean not null,
    of_assessment bigint,
    revision bigint,
    sector varchar,
    size varchar,
    country varchar,
    noted_at timestamp not null
);

create table standing_scores (
    number bigint not null,
    of_organisation bigint not null,
    framework_id varchar not null,
    framework_major varchar not null,
    sample boolean not null,
    of_assessment bigint,
    node_id varchar not null,
    score double,
    scored boolean not null,
    emptied bigint
);

-- standing_readers: the organisations that somebody could see when they were told of others; they never hide each other for
-- them again, also once they can see them no more.
create table standing_readers (
    who varchar not null,
    of_organisation bigint not null,
    primary key (who, of_organisation)
);
