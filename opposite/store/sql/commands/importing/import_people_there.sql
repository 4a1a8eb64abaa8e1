-- temporary view: one row a person of a wave of the file that is there
create or replace temp view portioned_people as
select id as respondent_id
from respondents
where assessment_id in (select assessment_id from import_waves_before)
