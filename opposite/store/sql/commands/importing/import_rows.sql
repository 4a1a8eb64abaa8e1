-- temporary: one row an answer of the file, as parsed
create or replace temp table import_rows as
select
    row, organisation, wave, respondent, group_id, answered_at, question_id, state, level, importance, evidence, note
from import_file
