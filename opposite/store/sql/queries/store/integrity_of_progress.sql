-- one row what was said of an initiative, in force or not: a state, reading, assumption or review; whether it can be, and
-- whether a framework has the initiative, is judged by whoever reads it
with said as (
    select 'state' as kind, organisation_id, framework_id, initiative_id, status as word, start_date, finish_date,
        baseline, target
    from initiative_progress
    union all
    select 'state', organisation_id, framework_id, initiative_id, status, start_date, finish_date, baseline, target
    from initiative_progress_history
    union all
    select 'reading', organisation_id, framework_id, initiative_id, null, null, null, null, value
    from initiative_readings
    union all
    select 'assumption', organisation_id, framework_id, initiative_id, result, null, null, null, null
    from initiative_assumptions
    union all
    select 'review', organisation_id, framework_id, initiative_id, decision, null, null, null, null
    from initiative_reviews
)

select
    said.kind, said.framework_id, said.initiative_id, said.word, said.start_date, said.finish_date, said.baseline,
    said.target, organisations.name as organisation
from said
left join organisations on organisations.id = said.organisation_id
order by said.organisation_id, said.framework_id, said.initiative_id, said.kind, said.word
