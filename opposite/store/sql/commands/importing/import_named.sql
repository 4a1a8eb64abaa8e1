-- temporary: one row a person as named in a batch of the file, with the first row there
create or replace temp table import_named (
    person uinteger, row uinteger, organisation varchar, wave varchar, respondent varchar, group_id varchar
)
