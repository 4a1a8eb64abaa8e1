-- the answers that stand where an import put or moved one: all of answers
delete from answers
using imported_before
where imported_before.import_id = $import_id
    and imported_before.assessment_id = answers.assessment_id
    and imported_before.respondent_id = answers.respondent_id
    and imported_before.question_id = answers.question_id
