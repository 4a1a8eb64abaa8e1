-- an answer of one person to one question, as it was until now, in the history
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
values (
    $assessment_id, $group_id, $respondent_id, $question_id, $state, $level, $importance, $evidence, $note, $reason,
    $answered_at, $now
)
