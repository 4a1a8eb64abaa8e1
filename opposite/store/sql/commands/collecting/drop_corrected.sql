-- the answers of some people that joining ones replace
delete from answers
using joining_answers
where joining_answers.respondent_id >= $first and joining_answers.respondent_id < $beyond
    and answers.respondent_id >= $first and answers.respondent_id < $beyond
    and joining_answers.assessment_id = answers.assessment_id
    and joining_answers.respondent_id = answers.respondent_id
    and joining_answers.question_id = answers.question_id
