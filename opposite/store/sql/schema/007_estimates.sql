-- Version 7: what organisations say of initiatives in place of the framework's defaults, and what a day of each role costs.
-- Every time something is said stands here; of an initiative, and of an organisation's rates, the latest is in force.
-- An estimate without values, and rates without currency, took the default back.
create table initiative_estimates (
    id bigint primary key,
    organisation_id bigint not null,
    framework_id varchar not null,
    initiative_id varchar not null,
    owner varchar,
    effort_days double,
    weeks_low double,
    weeks_likely double,
    weeks_high double,
    cost_low double,
    cost_likely double,
    cost_high double,
    confidence double,
    set_by varchar,
    set_at timestamp not null
);

create table day_rates (
    id bigint primary key,
    organisation_id bigint not null,
    currency varchar,
    rates varchar not null,
    set_by varchar,
    set_at timestamp not null
);
