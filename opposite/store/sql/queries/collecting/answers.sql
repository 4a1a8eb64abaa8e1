-- one row a current answer of an assessment, in no order: sorting a few costs more here than where they are read
select respondent_id, question_id, state, level, importance, evidence
from answers
where assessment_id = $assessment_id
