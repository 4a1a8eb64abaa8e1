-- Version 6: the targets that people set, with their reasons, and the month in which an organisation's fiscal year starts.
-- assessments.targets holds what is in force; here stands every time one was set, the latest of a node or question being
-- in force. A level that is null took the framework's default back. What a wave takes over from the one before it stands
-- here again under its own id.
create table target_history (
    id bigint primary key,
    assessment_id bigint not null,
    target_of varchar not null,
    level double,
    reason varchar not null,
    approved_by varchar not null,
    due_on date,
    set_by varchar,
    set_at timestamp not null
);

alter table organisations add column fiscal_year_start integer;
