-- one row a current answer of any of these assessments, with its level where there is one
select assessment_id, respondent_id, group_id, question_id, state, level
from answers
where assessment_id in (select unnest($assessment_ids::bigint[])) and state is not null
order by assessment_id, respondent_id, question_id
