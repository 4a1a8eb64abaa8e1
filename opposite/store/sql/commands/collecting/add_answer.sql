-- one current answer; the caller has removed the one it replaces in the same transaction
insert into answers (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
)
values (
    $assessment_id, $group_id, $respondent_id, $question_id, $state, $level, $importance, $evidence, $note, $reason,
    $now
)
