-- one answer that does not count yet, of a person to a question that they have not answered
insert into waiting_answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
values (
    $assessment_id, $group_id, $respondent_id, $question_id, $state, $level, $importance, $evidence, $note, $reason,
    $now
)
