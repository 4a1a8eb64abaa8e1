-- one row a person of the file who is in the store, of some: whether they said otherwise before, at another time, or at the
-- same; whether answers are new; and whether another source brought them, null where none is known
with outcomes as (
    select respondent_id, question_id, outcome, answered_at
    from import_outcomes
    where respondent_id >= $first and respondent_id < $beyond
),

stored as (
    select import_stored.respondent_id, import_questions.question_id, import_stored.answered_at
    from import_stored
    inner join import_questions on import_questions.question = import_stored.question
    where import_stored.respondent_id >= $first and import_stored.respondent_id < $beyond
)

select
    import_people.respondent,
    coalesce(bool_or(outcomes.outcome in ('replaced', 'outdated')), false) as otherwise,
    coalesce(bool_or(
        outcomes.outcome = 'unchanged' and outcomes.answered_at <> stored.answered_at
    ), false) as at_another_time,
    coalesce(bool_or(
        outcomes.outcome = 'unchanged' and outcomes.answered_at = stored.answered_at
    ), false) as at_the_same_time,
    coalesce(bool_or(outcomes.outcome = 'new'), false) as adds,
    any_value(import_origins.of_another) as of_another,
    import_people.first_row
from import_people
left join outcomes on outcomes.respondent_id = import_people.respondent_id
left join stored
    on stored.respondent_id = outcomes.respondent_id and stored.question_id = outcomes.question_id
left join import_origins on import_origins.respondent_id = import_people.respondent_id
where not import_people.is_new and import_people.respondent_id >= $first and import_people.respondent_id < $beyond
group by import_people.respondent_id, import_people.respondent, import_people.first_row
order by import_people.first_row
