-- temporary: one row a respondent and question of the file: the latest answer, as it will stand, and what becomes of it
create or replace temp table import_outcomes as
with placed as (
    select
        import_people.assessment_id, import_people.profile, import_people.respondent_id, import_people.group_id,
        import_rows.question_id, import_rows.row, import_rows.answered_at, import_rows.state, import_rows.level,
        import_rows.importance, import_rows.evidence, import_rows.note
    from import_rows
    inner join import_people
        on import_people.organisation = import_rows.organisation
        and import_people.wave = import_rows.wave
        and import_people.respondent = import_rows.respondent
),

latest as (
    select
        respondent_id,
        question_id,
        case
            when count(answered_at) = count(*) then arg_max(row, {'answered_at': answered_at, 'row': row})
            else max(row)
        end as row
    from placed
    group by respondent_id, question_id
),

stored as (
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
),

standing as (
    select
        placed.assessment_id,
        placed.profile,
        placed.respondent_id,
        placed.group_id,
        placed.question_id,
        placed.answered_at,
        stored.question_id is not null as stored,
        stored.answered_at as stored_at,
        coalesce(placed.state, stored.state) as state,
        case when placed.state is null then stored.level else placed.level end as level,
        coalesce(placed.importance, stored.importance) as importance,
        coalesce(placed.evidence, stored.evidence) as evidence,
        coalesce(placed.note, stored.note) as note,
        case when coalesce(placed.state, stored.state) = stored.state then stored.reason end as reason,
        placed.state is null and placed.importance is null and placed.evidence is null and placed.note is null as is_empty,
        (placed.state is null or (placed.state = stored.state and placed.level is not distinct from stored.level))
        and (placed.importance is null or placed.importance is not distinct from stored.importance)
        and (placed.evidence is null or placed.evidence is not distinct from stored.evidence)
        and (placed.note is null or placed.note is not distinct from stored.note) as says_nothing_new
    from placed
    inner join latest
        on latest.respondent_id = placed.respondent_id
        and latest.question_id = placed.question_id
        and latest.row = placed.row
    left join stored
        on stored.respondent_id = placed.respondent_id and stored.question_id = placed.question_id
)

select
    assessment_id, profile, respondent_id, group_id, question_id, state, level, importance, evidence, note, reason,
    coalesce(answered_at, $now) as answered_at,
    case
        when is_empty then 'not_answered'
        when not stored then 'new'
        when says_nothing_new then 'unchanged'
        when answered_at < stored_at then 'outdated'
        else 'replaced'
    end as outcome
from standing
