-- The whole store, version 1. Answers carry their group, so that scoring needs no join to find it.
-- Ids and names of what is added one at a time are unique by a key. Answers and scores have none, nor does anything
-- refer to another table: a key on the answers makes an import five times slower (795 ns a row against 168) and its
-- file ten times larger, and DuckDB refuses an update of a row that others refer to. That each person answers a question
-- once is kept by the one way of writing (what is replaced is removed in the same transaction); `opposite doctor` looks.
create sequence ids start 1;

create table meta (key varchar primary key, value varchar not null);

create table organisations (
    id bigint primary key,
    name varchar not null unique,
    sector varchar,
    size varchar,
    tags varchar,
    sample boolean not null,
    created_at timestamp not null
);

create table frameworks (
    hash varchar primary key,
    id varchar not null,
    version varchar not null,
    title varchar not null,
    document varchar not null,
    added_at timestamp not null
);

create table assessments (
    id bigint primary key,
    organisation_id bigint not null,
    framework_hash varchar not null,
    framework_id varchar not null,
    framework_major varchar not null,
    wave varchar not null,
    wave_order varchar not null,
    wave_date date not null,
    profile varchar not null,
    self_assessment boolean not null,
    attributed boolean not null,
    min_group_n integer not null,
    targets varchar not null,
    scoring_version varchar not null,
    revision bigint not null,
    created_at timestamp not null,
    last_activity timestamp not null,
    closed_at timestamp
);

create table respondents (
    id bigint primary key,
    assessment_id bigint not null,
    group_id varchar not null,
    label varchar,
    created_at timestamp not null,
    finished_at timestamp
);

create table links (
    token_hash varchar primary key,
    assessment_id bigint not null,
    group_id varchar,
    respondent_id bigint,
    created_at timestamp not null,
    expires_at timestamp,
    revoked_at timestamp
);

create table answers (
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
    answered_at timestamp not null
);

create table answer_history (
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
    answered_at timestamp not null,
    replaced_at timestamp not null
);

create table scores (
    assessment_id bigint not null,
    revision bigint not null,
    scoring_version varchar not null,
    node_id varchar not null,
    kind varchar not null,
    score double,
    minimum double,
    maximum double,
    stage_nearest varchar,
    stage_gated varchar,
    target double,
    percent double,
    percent_to_target double,
    respondents bigint not null,
    groups bigint not null,
    coverage double not null,
    interval_low double,
    interval_high double
);
