-- Version 3: what became of initiatives. They run across waves, so they belong to an organisation and a framework.
-- What is replaced goes to the history; readings, assumptions and reviews that are corrected or removed are marked
-- with ended_at, and the row that takes their place names them in replaces.
create table initiative_progress (
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    status varchar not null,
    owner varchar,
    start_date date,
    finish_date date,
    baseline double,
    target double,
    agreed_in bigint,
    updated_at timestamp not null
);

create table initiative_progress_history (
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    status varchar not null,
    owner varchar,
    start_date date,
    finish_date date,
    baseline double,
    target double,
    agreed_in bigint,
    updated_at timestamp not null,
    replaced_at timestamp not null
);

create table initiative_readings (
    id bigint primary key,
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    read_on date not null,
    value double not null,
    note varchar,
    recorded_at timestamp not null,
    replaces bigint,
    ended_at timestamp
);

create table initiative_assumptions (
    id bigint primary key,
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    statement varchar not null,
    test varchar,
    test_on date,
    result varchar not null,
    note varchar,
    recorded_at timestamp not null,
    replaces bigint,
    ended_at timestamp
);

create table initiative_reviews (
    id bigint primary key,
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    held_on date not null,
    decision varchar not null,
    note varchar,
    recorded_at timestamp not null,
    replaces bigint,
    ended_at timestamp
);
