-- one row: a respondent and the assessment they belong to
select id, assessment_id, group_id, label, finished_at
from respondents
where id = $respondent_id
