-- temporary: one row an answer, as it stands before anything is stored, or none, where the file puts one for a person who
-- is there (`of_file`; `is_replaced` where it takes another's place), and where an answer waits that may begin to count with it
create or replace temp table import_answers_before (
    stood varchar, assessment_id bigint, group_id varchar, respondent_id bigint, question_id varchar, state varchar,
    level double, importance double, evidence varchar, note varchar, reason varchar, answered_at timestamp,
    replaced_at timestamp, of_file boolean, is_replaced boolean
)
