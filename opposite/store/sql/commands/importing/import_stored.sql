-- temporary: one row an answer that the people of the file had given before, as it stands and as it waits to count
create or replace temp table import_stored as
with stored as (
    select respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
    from waiting_answers
    where assessment_id in (select assessment_id from import_waves where not is_new)
    union all
    select
        answers.respondent_id, answers.question_id, answers.state, answers.level, answers.importance, answers.evidence,
        answers.note, answers.reason, answers.answered_at
    from answers
    anti join waiting_answers
        on waiting_answers.respondent_id = answers.respondent_id and waiting_answers.question_id = answers.question_id
    where answers.assessment_id in (select assessment_id from import_waves where not is_new)
)

select
    stored.respondent_id, import_questions.question, stored.state, stored.level, stored.importance, stored.evidence,
    stored.note, stored.reason, stored.answered_at
from stored
inner join import_questions on import_questions.question_id = stored.question_id
semi join import_people on import_people.respondent_id = stored.respondent_id
