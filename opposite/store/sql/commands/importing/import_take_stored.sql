-- one row an answer that some people of the file had given before, as it stands and as it waits to count
insert into import_stored
with waiting as (
    select respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
    from waiting_answers
    where respondent_id >= $first and respondent_id < $beyond
        and assessment_id in (select assessment_id from import_waves where not is_new)
),

stored as (
    select respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
    from waiting
    union all
    select
        answers.respondent_id, answers.question_id, answers.state, answers.level, answers.importance, answers.evidence,
        answers.note, answers.reason, answers.answered_at
    from answers
    anti join waiting on waiting.respondent_id = answers.respondent_id and waiting.question_id = answers.question_id
    where answers.respondent_id >= $first and answers.respondent_id < $beyond
        and answers.assessment_id in (select assessment_id from import_waves where not is_new)
)

select
    stored.respondent_id, import_questions.question, stored.state, stored.level, stored.importance, stored.evidence,
    stored.note, stored.reason, stored.answered_at
from stored
inner join import_questions on import_questions.question_id = stored.question_id
where stored.respondent_id in (
    select respondent_id
    from import_people
    where respondent_id >= $first and respondent_id < $beyond
)
