-- one row a current answer of an assessment
select respondent_id, group_id, question_id, state, level, importance, evidence
from answers
where assessment_id = $assessment_id
order by respondent_id, question_id
