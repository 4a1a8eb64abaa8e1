-- the waiting answer of one person to one question: another one in its place; what is to be kept of it goes into the
-- history, as it was until now
with kept as (
    insert into answer_history (
        assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
        answered_at, replaced_at
    )
    select
        assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
        answered_at, $now
    from waiting_answers
    where $keep
        and assessment_id = $assessment_id and respondent_id = $respondent_id and question_id = $question_id
    returning question_id
)

update waiting_answers
set
    group_id = $group_id, state = $state, level = $level, importance = $importance, evidence = $evidence,
    note = $note, reason = $reason, answered_at = $now
where assessment_id = $assessment_id and respondent_id = $respondent_id and question_id = $question_id
