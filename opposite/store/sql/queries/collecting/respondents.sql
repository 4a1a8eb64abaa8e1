-- one row a respondent of an assessment, with what they call themselves, when they finished, and whether by the close
select id, group_id, label, created_at, finished_at, taken
from respondents
where assessment_id = $assessment_id
order by id
