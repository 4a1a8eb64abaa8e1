-- one answer that does not count yet; the caller has removed the one it replaces in the same transaction
insert into waiting_answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
values (
    $assessment_id, $group_id, $respondent_id, $question_id, $state, $level, $importance, $evidence, $note, $reason,
    $now
)
