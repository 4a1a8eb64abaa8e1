-- the answers of some people, as they stood, that the import replaced or let count, and the places where it put one and none stood
insert into imported_before (
    import_id, stood, assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
    answered_at, replaced_at
)
select
    $import_id, stood, assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
    answered_at, replaced_at
from import_answers_before
where respondent_id >= $first and respondent_id < $beyond
    and (
        of_file
        or not exists (
            select 1
            from waiting_answers
            where waiting_answers.respondent_id >= $first and waiting_answers.respondent_id < $beyond
                and waiting_answers.assessment_id = import_answers_before.assessment_id
                and waiting_answers.respondent_id = import_answers_before.respondent_id
                and waiting_answers.question_id = import_answers_before.question_id
        )
    )
order by assessment_id, respondent_id, question_id, stood
