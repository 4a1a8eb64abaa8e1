-- the waiting answer of one person to one question, which is returned for the history
delete from waiting_answers
where assessment_id = $assessment_id and respondent_id = $respondent_id and question_id = $question_id
returning group_id, state, level, importance, evidence, note, reason, answered_at
