-- the answers that the file replaces at once: those that are attributed
delete from answers
using import_outcomes
where import_outcomes.outcome = 'replaced'
    and import_outcomes.assessment_id in (select id from assessments where attributed)
    and import_outcomes.assessment_id = answers.assessment_id
    and import_outcomes.respondent_id = answers.respondent_id
    and import_outcomes.question_id = answers.question_id
