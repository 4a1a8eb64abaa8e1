-- Version 2: waves answered by invited groups, and what a workshop agreed on.
-- Whoever was invited waits until their answers can count without anybody's being solved for: respondents are marked
-- waiting, and what they say stands in waiting_answers; batch numbers the moments at which people began to count.
alter table assessments add column invited boolean default false;

alter table respondents add column waiting boolean default false;

alter table respondents add column batch integer default 0;

create table invitations (
    assessment_id bigint not null,
    group_id varchar not null,
    people integer not null,
    updated_at timestamp not null
);

create table waiting_answers (
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

create table consensus (
    id bigint primary key,
    assessment_id bigint not null,
    question_id varchar not null,
    level double,
    decided_on date not null,
    decided_by varchar not null,
    note varchar,
    recorded_at timestamp not null
);
