-- one row a current answer of one person, with the words they wrote
select question_id, state, level, importance, evidence, note, reason, answered_at
from answers
where assessment_id = $assessment_id and respondent_id = $respondent_id
order by question_id
