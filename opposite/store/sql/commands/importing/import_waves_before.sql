-- temporary: one row a wave of the file that is there, as it is before anything is stored
create or replace temp table import_waves_before as
select id as assessment_id, wave_date, revision, last_activity
from assessments
where id in (select assessment_id from import_waves where not is_new)
