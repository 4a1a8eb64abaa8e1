-- what an import put into the history of the answers that it replaced or let count
delete from answer_history
using imported_before
where imported_before.import_id = $import_id
    and imported_before.assessment_id = answer_history.assessment_id
    and imported_before.respondent_id = answer_history.respondent_id
    and imported_before.question_id = answer_history.question_id
    and answer_history.replaced_at = $imported_at
