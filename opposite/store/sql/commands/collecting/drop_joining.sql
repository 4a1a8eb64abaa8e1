-- the waiting answers of some people that count now
delete from waiting_answers
using joining_answers
where joining_answers.respondent_id >= $first and joining_answers.respondent_id < $beyond
    and waiting_answers.respondent_id >= $first and waiting_answers.respondent_id < $beyond
    and joining_answers.assessment_id = waiting_answers.assessment_id
    and joining_answers.respondent_id = waiting_answers.respondent_id
    and joining_answers.question_id = waiting_answers.question_id
