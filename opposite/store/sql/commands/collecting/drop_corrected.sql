-- the answers that waiting ones of the questions and groups named replace
delete from answers
using waiting_answers
where answers.assessment_id = $assessment_id
    and list_contains($cells, answers.question_id || ' ' || answers.group_id)
    and waiting_answers.respondent_id = answers.respondent_id
    and waiting_answers.question_id = answers.question_id
