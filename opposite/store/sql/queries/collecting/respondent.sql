-- one row: a respondent, the assessment they belong to, whether they are done, whether they still wait to count, and
-- whether they count because the wave was closed, not because they handed in
select id, assessment_id, group_id, label, finished_at, waiting, taken
from respondents
where id = $respondent_id
