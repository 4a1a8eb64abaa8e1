-- temporary: one row an answer that the people of the file had given before, as it stands and as it waits to count
create or replace temp table import_stored (
    respondent_id bigint, question usmallint, state varchar, level double, importance double, evidence varchar,
    note varchar, reason varchar, answered_at timestamp
)
