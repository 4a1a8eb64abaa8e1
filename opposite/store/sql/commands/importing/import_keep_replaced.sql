-- the answers that the file replaces at once, as they were, into the history: attributed and waiting ones
insert into answer_history (
    assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
    replaced_at
)
with stored as (
    select
        assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
        answered_at
    from answers
    where assessment_id in (select id from assessments where attributed)
    union all
    select
        assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
        answered_at
    from waiting_answers
)

select
    stored.assessment_id, stored.group_id, stored.respondent_id, stored.question_id, stored.state, stored.level,
    stored.importance, stored.evidence, stored.note, stored.reason, stored.answered_at, $now
from stored
inner join import_outcomes
    on import_outcomes.assessment_id = stored.assessment_id
    and import_outcomes.respondent_id = stored.respondent_id
    and import_outcomes.question_id = stored.question_id
where import_outcomes.outcome = 'replaced'
order by stored.assessment_id, stored.respondent_id, stored.question_id
