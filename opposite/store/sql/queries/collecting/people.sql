-- one row a respondent of an assessment who counts
select id, group_id, batch
from respondents
where assessment_id = $assessment_id and not waiting
order by id
