-- Version 4: roadmaps asked for otherwise, kept by name. Saving under a name again ends the earlier one and keeps it.
create table scenarios (
    id bigint primary key,
    organisation_id bigint not null,
    framework_id varchar not null,
    name varchar not null,
    options varchar not null,
    saved_at timestamp not null,
    ended_at timestamp
);
