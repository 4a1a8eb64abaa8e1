-- the answers of some people that the file replaces at once: those that are attributed
delete from answers
using import_answers_before as replaced
where replaced.is_replaced
    and replaced.respondent_id >= $first and replaced.respondent_id < $beyond
    and answers.respondent_id >= $first and answers.respondent_id < $beyond
    and replaced.stood = 'counting'
    and replaced.assessment_id in (select id from assessments where attributed)
    and replaced.assessment_id = answers.assessment_id
    and replaced.respondent_id = answers.respondent_id
    and replaced.question_id = answers.question_id
