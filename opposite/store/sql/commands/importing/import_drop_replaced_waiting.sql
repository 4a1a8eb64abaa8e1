-- the waiting answers that the file replaces
delete from waiting_answers
using import_outcomes
where import_outcomes.outcome = 'replaced'
    and import_outcomes.assessment_id = waiting_answers.assessment_id
    and import_outcomes.respondent_id = waiting_answers.respondent_id
    and import_outcomes.question_id = waiting_answers.question_id
