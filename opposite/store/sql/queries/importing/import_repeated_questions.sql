-- one row an answer of some questions that stands twice for a person without a time, with the rows of both
select import_placed.respondent_id, import_questions.question_id, min(import_rows.row), max(import_rows.row)
from import_rows
inner join import_placed on import_placed.person = import_rows.person
inner join import_questions on import_questions.question = import_rows.question
where import_rows.answered_at is null and list_contains($questions, import_questions.question_id)
group by import_placed.respondent_id, import_questions.question_id
having count(*) > 1
order by min(import_rows.row)
