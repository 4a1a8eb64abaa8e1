-- temporary: one row an assessment that the file puts people or answers in
create or replace temp table import_changed as
select assessment_id from import_people where is_new
union
select assessment_id from import_answers_before where of_file
