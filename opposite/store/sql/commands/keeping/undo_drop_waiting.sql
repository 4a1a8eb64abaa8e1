-- the answers that stand where an import put or moved one: all of waiting_answers
delete from waiting_answers
using imported_before
where imported_before.import_id = $import_id
    and imported_before.assessment_id = waiting_answers.assessment_id
    and imported_before.respondent_id = waiting_answers.respondent_id
    and imported_before.question_id = waiting_answers.question_id
