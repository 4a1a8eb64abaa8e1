-- the respondents of the file that are new; what they said is complete
insert into respondents (id, assessment_id, group_id, label, created_at, finished_at)
select respondent_id, assessment_id, group_id, respondent, $now, $now
from import_people
where is_new
order by assessment_id, first_row
