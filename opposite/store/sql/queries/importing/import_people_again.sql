-- one row a person of the file who is in the store: whether they said otherwise before, at another time, or at the same;
-- whether answers are new; and whether another source brought them, null where none is known
select
    import_people.respondent,
    coalesce(bool_or(import_outcomes.outcome in ('replaced', 'outdated')), false) as otherwise,
    coalesce(bool_or(
        import_outcomes.outcome = 'unchanged' and import_outcomes.answered_at <> import_stored.answered_at
    ), false) as at_another_time,
    coalesce(bool_or(
        import_outcomes.outcome = 'unchanged' and import_outcomes.answered_at = import_stored.answered_at
    ), false) as at_the_same_time,
    coalesce(bool_or(import_outcomes.outcome = 'new'), false) as adds,
    any_value(import_origins.of_another) as of_another
from import_people
left join import_outcomes on import_outcomes.respondent_id = import_people.respondent_id
left join import_questions on import_questions.question_id = import_outcomes.question_id
left join import_stored
    on import_stored.respondent_id = import_people.respondent_id and import_stored.question = import_questions.question
left join import_origins on import_origins.respondent_id = import_people.respondent_id
where not import_people.is_new
group by import_people.respondent_id, import_people.respondent, import_people.first_row
order by import_people.first_row
