-- one row a respondent of an assessment
select id, group_id
from respondents
where assessment_id = $assessment_id
order by id
