-- one row a respondent of an assessment, with what they call themselves and when they finished
select id, group_id, label, created_at, finished_at
from respondents
where assessment_id = $assessment_id
order by id
