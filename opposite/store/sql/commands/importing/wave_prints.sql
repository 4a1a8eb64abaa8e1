-- temporary: one row a wave of these: how many people and answers it has, and a print of them all that no order changes
create or replace temp table wave_prints as
with waves as (
    select unnest($assessment_ids::bigint[]) as assessment_id
),

people as (
    select
        assessment_id,
        count(*) as people,
        sum(hash(id, group_id, finished_at, waiting, batch, taken)) as people_print
    from respondents
    where assessment_id in (select assessment_id from waves)
    group by assessment_id
),

said as (
    select
        assessment_id,
        count(*) as answers,
        sum(hash(
            1, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
        )) as answers_print
    from answers
    where assessment_id in (select assessment_id from waves)
    group by assessment_id
    union all
    select
        assessment_id,
        count(*),
        sum(hash(
            2, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at
        ))
    from waiting_answers
    where assessment_id in (select assessment_id from waves)
    group by assessment_id
    union all
    select
        assessment_id,
        0,
        sum(hash(
            3, group_id, respondent_id, question_id, state, level, importance, evidence, note, reason, answered_at,
            replaced_at
        ))
    from answer_history
    where assessment_id in (select assessment_id from waves)
    group by assessment_id
),

answered as (
    select assessment_id, sum(answers) as answers, sum(answers_print) as answers_print
    from said
    group by assessment_id
),

set_targets as (
    select assessment_id, count(*) as targets_set
    from target_history
    where assessment_id in (select assessment_id from waves)
    group by assessment_id
)

select
    waves.assessment_id,
    coalesce(people.people, 0)::bigint as people,
    coalesce(people.people_print, 0)::varchar as people_print,
    coalesce(answered.answers, 0)::bigint as answers,
    coalesce(answered.answers_print, 0)::varchar as answers_print,
    coalesce(set_targets.targets_set, 0)::bigint as targets_set
from waves
left join people on people.assessment_id = waves.assessment_id
left join answered on answered.assessment_id = waves.assessment_id
left join set_targets on set_targets.assessment_id = waves.assessment_id
