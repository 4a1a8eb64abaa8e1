-- temporary: one row a person of a wave of the file that is there who waits, as they are before anything is stored
create or replace temp table import_people_before as
select assessment_id, id as respondent_id, waiting, batch, taken, finished_at
from respondents
where waiting and assessment_id in (select assessment_id from import_waves_before)
