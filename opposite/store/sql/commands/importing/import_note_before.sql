-- of some people: one row an answer, as it stands before anything is stored, or none, where the file or a count may change it
insert into import_answers_before
with touched as (
    select assessment_id, group_id, respondent_id, question_id, true as of_file, outcome = 'replaced' as is_replaced
    from import_outcomes
    where outcome in ('new', 'replaced') and person in (select person from import_placed where not is_new)
        and respondent_id >= $first and respondent_id < $beyond
    union all
    select assessment_id, group_id, respondent_id, question_id, false, false
    from waiting_answers
    where respondent_id >= $first and respondent_id < $beyond
        and assessment_id in (select assessment_id from import_waves_before)
),

places as (
    select assessment_id, respondent_id, question_id, any_value(group_id) as group_id, bool_or(of_file) as of_file,
        bool_or(is_replaced) as is_replaced
    from touched
    group by assessment_id, respondent_id, question_id
),

standing as (
    select
        'counting' as stood, assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence,
        note, reason, answered_at, null::timestamp as replaced_at
    from answers
    where respondent_id >= $first and respondent_id < $beyond
        and assessment_id in (select assessment_id from import_waves_before)
    union all
    select
        'waiting', assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
        answered_at, null
    from waiting_answers
    where respondent_id >= $first and respondent_id < $beyond
        and assessment_id in (select assessment_id from import_waves_before)
    union all
    select
        'replaced', assessment_id, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason,
        answered_at, replaced_at
    from answer_history
    where replaced_at = $now and respondent_id >= $first and respondent_id < $beyond
        and assessment_id in (select assessment_id from import_waves_before)
)

select
    coalesce(standing.stood, 'nothing') as stood,
    places.assessment_id,
    coalesce(standing.group_id, places.group_id) as group_id,
    places.respondent_id,
    places.question_id,
    standing.state,
    standing.level,
    standing.importance,
    standing.evidence,
    standing.note,
    standing.reason,
    standing.answered_at,
    standing.replaced_at,
    places.of_file,
    places.is_replaced
from places
left join standing
    on standing.assessment_id = places.assessment_id
    and standing.respondent_id = places.respondent_id
    and standing.question_id = places.question_id
