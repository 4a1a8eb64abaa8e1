-- temporary view: one row a respondent and question of the file: the latest answer, as it will stand, and what becomes of it
create or replace temp view import_outcomes as
with standing as (
    select
        import_rows.row,
        import_placed.person,
        import_placed.assessment_id,
        import_placed.profile,
        import_placed.respondent_id,
        import_placed.group_id,
        import_questions.question_id,
        import_rows.answered_at,
        import_stored.question is not null as stored,
        import_stored.answered_at as stored_at,
        coalesce(import_said.state, import_stored.state) as state,
        case when import_said.state is null then import_stored.level else import_said.level end as level,
        coalesce(import_said.importance, import_stored.importance) as importance,
        coalesce(import_said.evidence, import_stored.evidence) as evidence,
        coalesce(import_rows.note, import_stored.note) as note,
        case
            when coalesce(import_said.state, import_stored.state) = import_stored.state then import_stored.reason
        end as reason,
        import_said.state is null and import_said.importance is null and import_said.evidence is null
        and import_rows.note is null as is_empty,
        (
            import_said.state is null
            or (import_said.state = import_stored.state and import_said.level is not distinct from import_stored.level)
        )
        and (import_said.importance is null or import_said.importance is not distinct from import_stored.importance)
        and (import_said.evidence is null or import_said.evidence is not distinct from import_stored.evidence)
        and (import_rows.note is null or import_rows.note is not distinct from import_stored.note) as says_nothing_new
    from import_rows
    inner join import_placed on import_placed.person = import_rows.person
    inner join import_questions on import_questions.question = import_rows.question
    inner join import_said on import_said.said = import_rows.said
    anti join import_superseded
        on import_superseded.row = import_rows.row and import_superseded.question = import_rows.question
    left join import_stored
        on import_stored.respondent_id = import_placed.respondent_id and import_stored.question = import_rows.question
)

select
    row, person, assessment_id, profile, respondent_id, group_id, question_id, state, level, importance, evidence, note,
    reason, answered_at,
    case
        when is_empty then 'not_answered'
        when not stored then 'new'
        when says_nothing_new then 'unchanged'
        when answered_at < stored_at then 'outdated'
        else 'replaced'
    end as outcome
from standing
