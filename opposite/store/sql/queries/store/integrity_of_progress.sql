-- one row what was said of an initiative, in force or not: a state, reading, assumption or review; whether it can be, and
-- whether a framework has the initiative, is judged by whoever reads it
with said as (
    select 'state' as kind, organisation_id, framework_id, initiative_id, status as word, start_date, finish_date,
        baseline, target
    from initiative_progress
    union all by name
    select 'state' as kind, organisation_id, framework_id, initiative_id, status as word, start_date, finish_date,
        baseline, target
    from initiative_progress_history
    union all by name
    select 'reading' as kind, organisation_id, framework_id, initiative_id, value as target
    from initiative_readings
    union all by name
    select 'assumption' as kind, organisation_id, framework_id, initiative_id, result as word
    from initiative_assumptions
    union all by name
    select 'review' as kind, organisation_id, framework_id, initiative_id, decision as word
    from initiative_reviews
)

select
    said.kind, said.framework_id, said.initiative_id, said.word, said.start_date, said.finish_date, said.baseline,
    said.target, organisations.name as organisation
from said
left join organisations on organisations.id = said.organisation_id
order by said.organisation_id, said.framework_id, said.initiative_id, said.kind, said.word
