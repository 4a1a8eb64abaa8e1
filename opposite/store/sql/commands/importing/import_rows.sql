-- temporary: one row an answer of the file, by the numbers of its person, its question and of what it says
create or replace temp table import_rows (
    row uinteger, person uinteger, question usmallint, said uinteger, note varchar, answered_at timestamp
)
