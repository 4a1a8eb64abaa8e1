-- the waiting answers of some people that the file replaces
delete from waiting_answers
using import_answers_before as replaced
where replaced.is_replaced
    and replaced.respondent_id >= $first and replaced.respondent_id < $beyond
    and waiting_answers.respondent_id >= $first and waiting_answers.respondent_id < $beyond
    and replaced.stood = 'waiting'
    and replaced.assessment_id = waiting_answers.assessment_id
    and replaced.respondent_id = waiting_answers.respondent_id
    and replaced.question_id = waiting_answers.question_id
