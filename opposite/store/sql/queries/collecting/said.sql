-- one row a current answer of an assessment that counts, with its author, its words and what it says
select respondent_id, question_id, state, level, importance, evidence, note, reason
from answers
where assessment_id = $assessment_id
order by respondent_id, question_id
