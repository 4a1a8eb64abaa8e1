-- the waiting answer of one person to one question
delete from waiting_answers
where assessment_id = $assessment_id and respondent_id = $respondent_id and question_id = $question_id
