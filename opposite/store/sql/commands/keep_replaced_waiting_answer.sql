-- the waiting answer of one person to one question, as it was, into the history
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
select
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    $now
from waiting_answers
where assessment_id = $assessment_id and respondent_id = $respondent_id and question_id = $question_id
