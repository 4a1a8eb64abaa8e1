-- one row: a respondent, the assessment they belong to, whether they are done, and whether they still wait to count
select id, assessment_id, group_id, label, finished_at, waiting
from respondents
where id = $respondent_id
