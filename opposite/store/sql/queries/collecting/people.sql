-- one row a respondent of an assessment who counts, in no order: sorting a few costs more here than where they are read
select id, group_id, batch
from respondents
where assessment_id = $assessment_id and not waiting
