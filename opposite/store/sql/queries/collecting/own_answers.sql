-- one row a current answer of one person, with the words they wrote, and whether it counts yet or waits
select question_id, state, level, importance, evidence, note, reason, answered_at, true as counts
from answers
where assessment_id = $assessment_id and respondent_id = $respondent_id
union all
select question_id, state, level, importance, evidence, note, reason, answered_at, false as counts
from waiting_answers
where assessment_id = $assessment_id and respondent_id = $respondent_id
order by question_id
