-- Version 8: the plans that organisations agreed on, whole: a row an initiative with its dates, those of one plan sharing
-- its number. The plan of the highest number is the last one agreed; what is planned later is compared with it.
create table agreed_plans (
    plan bigint not null,
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    start_date date not null,
    finish_date date not null,
    agreed_at timestamp not null
);
