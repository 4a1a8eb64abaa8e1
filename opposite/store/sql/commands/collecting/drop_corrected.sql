-- the answers that joining ones replace
delete from answers
using joining_answers
where joining_answers.assessment_id = answers.assessment_id
    and joining_answers.respondent_id = answers.respondent_id
    and joining_answers.question_id = answers.question_id
