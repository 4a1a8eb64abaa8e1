-- the waiting answers that count now
delete from waiting_answers
using joining_answers
where joining_answers.assessment_id = waiting_answers.assessment_id
    and joining_answers.respondent_id = waiting_answers.respondent_id
    and joining_answers.question_id = waiting_answers.question_id
